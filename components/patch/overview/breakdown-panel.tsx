"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { Segmented } from "#components/ui/segmented.tsx";
import { dimensions } from "#lib/patch/contract/dimensions.ts";
import type { Breakdown } from "#lib/patch/contract/overview.ts";
import { mergedCounts } from "#lib/patch/domain/breakdowns.ts";
import { sortGroups } from "#lib/patch/domain/sort-groups.ts";
import { BreakdownTable } from "./breakdown-table.tsx";
import { ExportButtons } from "./export-buttons.tsx";
import { groupCells, groupRecords } from "./group-export.ts";
import { overviewParsers } from "./overview-params.ts";
import { useGroupLabel } from "./use-group-label.ts";

/** Groups before "the rest". */
const shownGroups = 12;

/** The nodes by one dimension at a time, as stacked bars. */
export function BreakdownPanel({ breakdowns }: { breakdowns: readonly Breakdown[] }) {
  const t = useTranslations("patch.overview");
  const classes = useTranslations("patch.classes");
  const [params, setParams] = useQueryStates(overviewParsers, { history: "replace" });
  const { by, sort, ascending, all, scale } = params;
  const labelOf = useGroupLabel(by);
  const chosen = breakdowns.find((breakdown) => breakdown.dimension === by);
  const sorted = useMemo(
    () => sortGroups(chosen?.groups ?? [], sort, ascending, labelOf),
    [chosen, sort, ascending, labelOf],
  );
  const shown = all ? sorted : sorted.slice(0, shownGroups);
  const hidden = sorted.slice(shown.length);
  const beyond = chosen?.rest ?? null;
  const rest = [...hidden, ...(beyond ? [beyond] : [])];
  return (
    <section aria-labelledby="patch-breakdown" className="flex min-w-0 flex-col">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-2">
        <h2 id="patch-breakdown" className="flex-1 font-semibold text-lg">
          {t("breakdown")}
        </h2>
        <Segmented
          label={t("scale")}
          labelled="beside"
          value={scale}
          onChange={(next) => void setParams({ scale: next })}
          options={[
            { value: "share", label: t("scales.share") },
            { value: "nodes", label: t("scales.nodes") },
          ]}
        />
        <ExportButtons
          name={`patch-by-${by}`}
          heading={groupCells.heading(t(`dimensions.${by}`), t, classes)}
          rows={sorted.map((group) => groupCells.row(group, labelOf(group)))}
          records={groupRecords(by, sorted)}
        />
      </div>
      <Segmented
        label={t("by")}
        labelled="hidden"
        value={by}
        onChange={(next) => void setParams({ by: next, all: false })}
        options={dimensions.map((value) => ({ value, label: t(`dimensions.${value}`) }))}
      />
      <BreakdownTable
        dimension={by}
        groups={shown}
        rest={
          rest.length === 0 ? null : { groups: hidden.length + (beyond?.groups ?? 0), ...mergedCounts(rest) }
        }
        scale={scale}
        sort={sort}
        ascending={ascending}
        onSort={(next) =>
          void setParams({ sort: next, ascending: next === sort ? !ascending : next === "name" })
        }
      />
      {sorted.length > shownGroups && (
        <button
          type="button"
          className="self-start px-1 py-1 text-accent hover:underline"
          aria-expanded={all}
          onClick={() => void setParams({ all: !all })}
        >
          {all ? t("showTop", { count: shownGroups }) : t("showAll", { count: sorted.length })}
        </button>
      )}
      {by === "severity" && <p className="pt-1 text-muted text-sm">{t("severityNote")}</p>}
    </section>
  );
}
