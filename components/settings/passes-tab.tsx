"use client";

import { useFormatter, useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { useMemo, useRef } from "react";
import { LocalTable } from "#components/shared/data-table/local-table.tsx";
import type { TableHandle } from "#components/shared/data-table/use-grid.ts";
import { StatusIcon } from "#components/ui/status.tsx";
import type { SyncStatusRow } from "#lib/core/contract/sync-status.ts";
import { type DatasetSummary, summariseDatasets } from "./dataset-summary.ts";
import { PassPanel } from "./pass-panel.tsx";
import { RunNowButton } from "./run-now-button.tsx";
import { stateTones, usePassColumns } from "./use-pass-columns.tsx";

const parsers = { dataset: parseAsString, open: parseAsString };

/** Datasets at the left, the worst first; the account-Regions of the chosen one in a table. */
export function PassesTab({ rows }: { rows: readonly SyncStatusRow[] }) {
  const t = useTranslations("sync");
  const [state, setState] = useQueryStates(parsers, { history: "replace" });
  const handle = useRef<TableHandle | null>(null);
  const summaries = useMemo(() => summariseDatasets(rows), [rows]);
  const chosen = summaries.find((summary) => summary.dataset === state.dataset) ?? summaries[0];
  const shown = useMemo(() => rows.filter((row) => row.dataset === chosen?.dataset), [rows, chosen?.dataset]);
  const columns = usePassColumns();
  const waited = [...new Set(shown.flatMap((row) => row.waitsFor))];
  const open = shown.find((row) => rowKey(row) === state.open);
  if (!chosen) return <p className="px-4 py-6 text-muted">{t("nothingPlanned")}</p>;
  return (
    <div className="flex min-h-0 flex-1">
      <nav aria-label={t("datasets")} className="w-72 shrink-0 overflow-y-auto border-line border-r py-2">
        <ul>
          {summaries.map((summary) => (
            <li key={summary.dataset}>
              <DatasetButton
                summary={summary}
                chosen={summary === chosen}
                onChoose={() => void setState({ dataset: summary.dataset, open: null })}
              />
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex items-center gap-2 px-3 py-2">
          <h2 className="font-semibold">{chosen.dataset}</h2>
          <p className="flex-1 text-muted">
            {t("coverage", { good: chosen.good, total: chosen.total, failed: chosen.failed })}
            {waited.length > 0 && ` · ${t("waitsFor", { datasets: waited.join(", ") })}`}
          </p>
          <RunNowButton label={t("runDataset")} input={{ dataset: chosen.dataset }} />
        </div>
        <LocalTable
          label={t("tableLabel", { dataset: chosen.dataset })}
          columns={columns}
          rows={shown}
          rowKey={rowKey}
          initialSort="state,account,region"
          openKey={state.open}
          onOpen={(key) => void setState({ open: key })}
          handle={handle}
        />
      </div>
      {open && (
        <PassPanel
          row={open}
          onClose={() => {
            void setState({ open: null });
            handle.current?.focus(rowKey(open));
          }}
        />
      )}
    </div>
  );
}

function DatasetButton({
  summary,
  chosen,
  onChoose,
}: {
  summary: DatasetSummary;
  chosen: boolean;
  onChoose: () => void;
}) {
  const t = useTranslations("sync");
  const format = useFormatter();
  return (
    <button
      type="button"
      aria-current={chosen || undefined}
      onClick={onChoose}
      className="flex h-7 w-full items-center gap-2 px-3 text-start hover:bg-hover aria-[current=true]:bg-selected aria-[current=true]:font-medium aria-[current=true]:text-accent"
    >
      <StatusIcon tone={stateTones[summary.worst]} />
      <span className="min-w-0 flex-1 truncate">{summary.dataset}</span>
      <span className="text-faint text-sm">
        <span className="sr-only">{t(`states.${summary.worst}`)} </span>
        {format.number(summary.good)} / {format.number(summary.total)}
      </span>
    </button>
  );
}

const rowKey = (row: SyncStatusRow) => `${row.dataset}:${row.accountId}:${row.region}`;
