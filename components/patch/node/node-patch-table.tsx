"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDeferredValue, useMemo } from "react";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { SearchField } from "#components/shared/search-field.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { NodePatch } from "#lib/patch/contract/node-patches.ts";
import { type PatchState, patchStateCodes } from "#lib/patch/contract/patch-state.ts";
import { severityTone } from "../severity-tone.ts";
import { stateTones } from "../state-tone.ts";

const states = Object.keys(patchStateCodes) as PatchState[];
const severityOrder = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPECIFIED"];
/** What needs somebody first: failed, then missing, then as the read model numbers them. */
const stateOrder = (state: PatchState): number => (state === "Failed" ? 0 : patchStateCodes[state]);
const parsers = { find: parseAsString.withDefault(""), state: parseAsStringLiteral(states) };

/** The patches of a node, searched and by state. */
export function NodePatchTable({ patches }: { patches: readonly NodePatch[] }) {
  const t = useTranslations("patch");
  const format = useFormatter();
  const [{ find, state }, change] = useQueryStates(parsers, { history: "replace" });
  const columns = useColumns();
  const search = useDeferredValue(find).trim().toLowerCase();
  const matching = useMemo(
    () =>
      patches.filter(
        (patch) =>
          search === "" ||
          [patch.kbId, patch.title, ...patch.cveIds].join(" ").toLowerCase().includes(search),
      ),
    [patches, search],
  );
  const rows = state === null ? matching : matching.filter((patch) => patch.state === state);
  if (patches.length === 0) return <p className="px-4 py-6 text-muted">{t("node.none")}</p>;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-4 pb-2">
        <SearchField label={t("node.search")} value={find} onChange={(next) => void change({ find: next })} />
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="sr-only">{t("node.state")}</legend>
          <ToggleChip
            pressed={state === null}
            count={format.number(matching.length)}
            onClick={() => void change({ state: null })}
          >
            {t("node.all")}
          </ToggleChip>
          {states.map((name) => {
            const count = matching.filter((patch) => patch.state === name).length;
            if (count === 0 && state !== name) return null;
            return (
              <ToggleChip
                key={name}
                pressed={state === name}
                count={format.number(count)}
                onClick={() => void change({ state: state === name ? null : name })}
              >
                {t(`states.${name}`)}
              </ToggleChip>
            );
          })}
        </fieldset>
      </div>
      {rows.length === 0 ? (
        <p className="px-4 py-6 text-muted">{t("node.noMatch")}</p>
      ) : (
        <LocalTable
          label={t("node.label")}
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.patchId)}
          initialSort="state,severity"
        />
      )}
    </div>
  );
}

function useColumns(): readonly LocalColumn<NodePatch>[] {
  const t = useTranslations("patch");
  const { scopeSearch } = useScope();
  return useMemo(
    () => [
      {
        id: "kb",
        label: t("node.columns.kb"),
        width: 160,
        shown: true,
        isName: true,
        sortKey: "kb",
        text: (row) => row.kbId,
        cell: (row) => (
          <Link href={hrefs.patchPage(row.patchId, scopeSearch)} className="text-accent hover:underline">
            {row.kbId}
          </Link>
        ),
      },
      {
        id: "state",
        label: t("node.columns.state"),
        width: 170,
        shown: true,
        sortKey: "state",
        sortValue: (row) => stateOrder(row.state),
        text: (row) => t(`states.${row.state}`),
        cell: (row) => <Status tone={stateTones[row.state]}>{t(`states.${row.state}`)}</Status>,
      },
      {
        id: "severity",
        label: t("node.columns.severity"),
        width: 110,
        shown: true,
        sortKey: "severity",
        sortValue: (row) => severityOrder.indexOf(row.severityRank),
        text: (row) => t(`severities.${row.severityRank}` as "severities.CRITICAL"),
        cell: (row) => (
          <Status tone={severityTone(row.severityRank)}>
            {t(`severities.${row.severityRank}` as "severities.CRITICAL")}
          </Status>
        ),
      },
      {
        id: "title",
        label: t("node.columns.title"),
        width: 420,
        shown: true,
        sortKey: "title",
        text: (row) => row.title,
      },
      {
        id: "class",
        label: t("node.columns.class"),
        width: 140,
        shown: true,
        sortKey: "class",
        text: (row) => row.classification,
      },
      {
        id: "installed",
        label: t("node.columns.installed"),
        width: 215,
        shown: true,
        sortKey: "installed",
        sortValue: (row) => row.installedAt,
        text: (row) => row.installedAt,
        cell: (row) => (row.installedAt === null ? "—" : <Timestamp at={row.installedAt} show="absolute" />),
      },
      {
        id: "cves",
        label: t("node.columns.cves"),
        width: 240,
        shown: true,
        text: (row) => (row.cveIds.length === 0 ? null : row.cveIds.join(", ")),
      },
    ],
    [t, scopeSearch],
  );
}
