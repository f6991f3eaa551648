"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type ListField, listFields } from "#components/shared/local-list/list-field.ts";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { SlaBreach } from "#lib/patch/contract/sla.ts";
import { lackingFilter, withNodesFilter } from "#lib/patch/domain/node-links.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";
import { severityTone } from "../severity-tone.ts";
import { PatchLink } from "./patch-link.tsx";

const nodesOf = (row: SlaBreach): number => row.missing + row.failed;
const isClock = (word: string): word is SlaBreach["countedFrom"] =>
  word === "release" || word === "approval" || word === "first_seen";
const titleOf = (row: SlaBreach): string => row.title || row.kbId;

/** Facts of the breaches; each number of nodes leads to exactly these nodes. */
export function useBreachFields(): readonly ListField<SlaBreach>[] {
  const t = useTranslations("patch.overview");
  const severities = useTranslations("patch.severities");
  const format = useFormatter();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const field = listFields<SlaBreach>((id) => t(`columns.${id as "patch"}`));
    const number = (id: string, width: number, value: (row: SlaBreach) => number) =>
      field(id, "number", width, value, { format: (count) => format.number(Number(count)) });
    const time = (id: string, value: (row: SlaBreach) => string | null) =>
      field(id, "time", 200, value, { cell: (row) => <Timestamp at={value(row)} show="absolute" /> });
    return [
      field("patch", "text", 340, titleOf, {
        aliases: ["title"],
        isName: true,
        cell: (row) => <PatchLink name={row.key} search={scopeSearch} text={titleOf(row)} />,
      }),
      field("kbId", "text", 150, (row) => row.kbId, { aliases: ["kb", "package"] }),
      field("severity", "keyword", 110, (row) => row.severity, {
        facet: true,
        word: (severity) => {
          const rank = severityRanks.find((each) => each === severity.toUpperCase());
          return rank === undefined ? severity : severities(rank);
        },
        tone: severityTone,
        sortValue: (row) => severityRanks.indexOf(row.severity),
        cell: (row) => <Status tone={severityTone(row.severity)}>{severities(row.severity)}</Status>,
      }),
      number("overdueDays", 120, (row) => row.overdueDays),
      field("nodes", "number", 90, nodesOf, {
        cell: (row) => (
          <Link
            href={hrefs.patchNodes(
              withNodesFilter(scopeSearch, lackingFilter(row.key, { id: row.baselineId })),
            )}
            prefetch={false}
            title={t("missingFailed", { missing: row.missing, failed: row.failed })}
            className="text-accent hover:underline"
          >
            {format.number(nodesOf(row))}
          </Link>
        ),
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
