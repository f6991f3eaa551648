"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import type { RuleSummary } from "#lib/aws-config/contract/rules.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { useRuleWords } from "./use-rule-words.ts";

type Column = LocalColumn<RuleSummary>;

/** Columns of the list of rules. */
export function useRuleColumns(): readonly Column[] {
  const t = useTranslations("awsConfig.rules.columns");
  const format = useFormatter();
  const words = useRuleWords();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const text = (id: string, width: number, value: (row: RuleSummary) => string | null): Column => ({
      ...{ id, label: t(id as never), width, shown: true, sortKey: id, text: value },
    });
    const number = (id: string, width: number, value: (row: RuleSummary) => number | null): Column => ({
      ...text(id, width, (row) => {
        const count = value(row);
        return count === null ? null : format.number(count);
      }),
      align: "end",
      sortValue: value,
    });
    return [
      {
        ...text("name", 340, (row) => row.sharedName),
        isName: true,
        cell: (row) => (
          <Link href={hrefs.rule(row.sharedName, scopeSearch)} data-stop="name" tabIndex={-1}>
            {row.sharedName}
          </Link>
        ),
      },
      {
        ...number("nonCompliant", 110, (row) => row.counts?.nonCompliant ?? null),
        cell: ({ counts }) => (
          <span className={counts !== null && counts.nonCompliant > 0 ? "st st-critical" : undefined}>
            {counts === null ? "—" : format.number(counts.nonCompliant)}
          </span>
        ),
      },
      number("compliant", 100, (row) => row.counts?.compliant ?? null),
      number("notApplicable", 110, (row) => row.counts?.notApplicable ?? null),
      number("places", 110, (row) => row.places),
      {
        ...number("failing", 90, (row) => row.failingPlaces),
        cell: (row) => (
          <span className={row.failingPlaces > 0 ? "st st-warning" : undefined}>
            {format.number(row.failingPlaces)}
          </span>
        ),
      },
      text("owner", 150, (row) => words.owner(row.owner)),
      text("triggers", 200, (row) => words.triggers(row)),
      number("remediation", 110, (row) => row.remediationPlaces),
      text("packs", 200, (row) => row.packs.join(", ")),
      number("variants", 90, (row) => row.variants),
      text("source", 300, (row) => row.sourceIdentifier),
      text("description", 420, (row) => row.description),
    ];
  }, [t, format, words, scopeSearch]);
}
