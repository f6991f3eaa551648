"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type ListField, listFields } from "#components/shared/local-list/list-field.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import type { SlaBreach } from "#lib/patch/contract/sla.ts";
import { lackingFilter } from "#lib/patch/domain/node-links.ts";
import { releaseFields } from "./release-fields.tsx";

const nodesOf = (row: SlaBreach): number => row.missing + row.failed;
const isClock = (word: string): word is SlaBreach["countedFrom"] =>
  word === "release" || word === "approval" || word === "first_seen";

/** Facts of the breaches; each number of nodes leads to exactly these nodes. */
export function useBreachFields(): readonly ListField<SlaBreach>[] {
  const t = useTranslations("patch.overview");
  const severities = useTranslations("patch.severities");
  const format = useFormatter();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const field = listFields<SlaBreach>((id) => t(`columns.${id as "patch"}`));
    const { title, severity, number, time, nodes } = releaseFields(field, scopeSearch, format.number);
    return [
      title("patch", 340, (row) => row.title || row.kbId),
      field("kbId", "text", 150, (row) => row.kbId, { aliases: ["package"] }),
      severity(severities),
      number("overdueDays", 120, (row) => row.overdueDays),
      nodes("nodes", 90, {
        count: nodesOf,
        filter: (row) => lackingFilter(row.key, { id: row.baselineId }),
        title: (row) => t("missingFailed", { missing: row.missing, failed: row.failed }),
      }),
      number("weight", 130, (row) => row.overdueDays * nodesOf(row)),
      field("baseline", "keyword", 220, (row) => row.baselineName ?? row.baselineId, {
        facet: true,
        absent: t("noValue.baseline"),
      }),
      // Accounts and Regions may each have a baseline of the same name.
      field("baselineId", "keyword", 200, (row) => row.baselineId, { absent: t("noValue.baseline") }),
      number("limitDays", 100, (row) => row.limitDays),
      field("countedFrom", "keyword", 130, (row) => row.countedFrom, {
        facet: true,
        word: (clock) => (isClock(clock) ? t(`clocks.${clock}`) : clock),
      }),
      time("releasedAt", (row) => row.releasedAt),
      time("approvedAt", (row) => row.approvedAt),
      time("firstSeenAt", (row) => row.firstSeenAt),
    ];
  }, [t, severities, format, scopeSearch]);
}
