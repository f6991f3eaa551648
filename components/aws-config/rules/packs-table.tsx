"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { packsQuery } from "#lib/aws-config/client/index.ts";
import type { ConformancePack, ListRulesInput } from "#lib/aws-config/contract/rules.ts";
import { FoundRows } from "./found-rows.tsx";
import { useRuleWords } from "./use-rule-words.ts";

/** Conformance packs of every account-Region, the lowest scores first. */
export function PacksTable({ input, find }: { input: ListRulesInput; find: string }) {
  const t = useTranslations("awsConfig.rules");
  const columns = usePackColumns();
  const query = useQuery(packsQuery(input));
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary="conformance-packs" />
          <FoundRows
            label={t("tabs.packs")}
            name="conformance-packs"
            columns={columns}
            rows={data.packs}
            find={find}
            rowKey={(row) => `${row.accountId}:${row.region}:${row.packName}`}
            initialSort="score,pack"
            empty={t("noPacks")}
          />
        </>
      )}
    </QueryGate>
  );
}

function usePackColumns(): readonly LocalColumn<ConformancePack>[] {
  const t = useTranslations("awsConfig.rules.columns");
  const format = useFormatter();
  const instant = useInstant();
  const words = useRuleWords();
  return useMemo(() => {
    type Column = LocalColumn<ConformancePack>;
    const text = (id: string, width: number, value: (row: ConformancePack) => string | null): Column => ({
      ...{ id, label: t(id as never), width, shown: true, sortKey: id, text: value },
    });
    const score = (row: ConformancePack) =>
      row.score === null
        ? null
        : format.number(row.score / 100, { style: "percent", maximumFractionDigits: 1 });
    return [
      { ...text("pack", 280, (row) => row.sharedName), isName: true },
      text("account", 200, (row) => row.accountName ?? row.accountId),
      text("region", 130, (row) => row.region),
      { ...text("score", 90, score), align: "end", sortValue: (row) => row.score },
      {
        ...text("compliance", 150, (row) => words.compliance(row.compliance)),
        cell: (row) => (
          <span className={complianceClass(row.compliance)}>{words.compliance(row.compliance) ?? "—"}</span>
        ),
      },
      {
        ...text("nonCompliantRules", 150, (row) => `${row.nonCompliantRules} / ${row.rules}`),
        align: "end",
        sortValue: (row) => row.nonCompliantRules,
      },
      text("state", 170, (row) => row.state),
      text("reason", 260, (row) => row.stateReason ?? ""),
      text("createdBy", 220, (row) => row.createdBy ?? ""),
      {
        ...text("scoreAt", 190, (row) => (row.scoreAt === null ? null : instant(row.scoreAt))),
        sortValue: (row) => row.scoreAt,
      },
    ];
  }, [t, format, instant, words]);
}

export function complianceClass(compliance: string | null): string {
  if (compliance === "COMPLIANT") return "st st-ok";
  return compliance === "NON_COMPLIANT" ? "st st-critical" : "st st-unknown";
}
