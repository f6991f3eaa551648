"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type ListField, listFields } from "#components/shared/local-list/list-field.ts";
import type { RuleSummary } from "#lib/aws-config/contract/rules.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { complianceField } from "./common-fields.tsx";
import { useRuleWords } from "./use-rule-words.ts";

/** Facts of rules over all accounts. */
export function useRuleFields(): readonly ListField<RuleSummary>[] {
  const t = useTranslations("awsConfig.rules.columns");
  const format = useFormatter();
  const words = useRuleWords();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const field = listFields<RuleSummary>((id) => t(id as never));
    const count = (id: string, width: number, value: (row: RuleSummary) => number | null) =>
      field(id, "number", width, value, { format: (number) => format.number(Number(number)) });
    const toned = (tone: "critical" | "warning", number: number | null) => (
      <span className={number !== null && number > 0 ? `st st-${tone}` : undefined}>
        {number === null ? "—" : format.number(number)}
      </span>
    );
    return [
      field("name", "text", 340, (row) => row.sharedName, {
        isName: true,
        cell: (row) => (
          <Link href={hrefs.rule(row.sharedName, scopeSearch)} data-stop="name" tabIndex={-1}>
            {row.sharedName}
          </Link>
        ),
      }),
      complianceField(field, words, complianceOf, { shown: false }),
      field("nonCompliant", "number", 140, (row) => row.counts?.nonCompliant ?? null, {
        cell: (row) => toned("critical", row.counts?.nonCompliant ?? null),
      }),
      count("compliant", 100, (row) => row.counts?.compliant ?? null),
      count("notApplicable", 120, (row) => row.counts?.notApplicable ?? null),
      count("places", 175, (row) => row.places),
      field("failing", "number", 90, (row) => row.failingPlaces, {
        cell: (row) => toned("warning", row.failingPlaces),
      }),
      field("owner", "keyword", 150, (row) => row.owner, { facet: true, word: words.owner }),
      field("triggers", "keyword", 200, (row) => (row.triggers.length === 0 ? null : row.triggers), {
        aliases: ["trigger"],
        facet: true,
        word: words.trigger,
        text: words.triggers,
      }),
      field("frequency", "keyword", 0, (row) => row.frequency, { word: words.frequency }),
      count("remediation", 120, (row) => row.remediationPlaces),
      field("packs", "keyword", 200, (row) => row.packs, {
        aliases: ["pack"],
        facet: true,
        absent: t("noPack"),
      }),
      count("variants", 90, (row) => row.variants),
      field("source", "text", 300, (row) => row.sourceIdentifier),
      field("description", "text", 420, (row) => row.description),
    ];
  }, [t, format, words, scopeSearch]);
}

/** Over all accounts: one noncompliant resource is enough. Null where no result is known. */
function complianceOf({ counts }: RuleSummary): string | null {
  if (counts === null) return null;
  if (counts.nonCompliant > 0) return "NON_COMPLIANT";
  return counts.compliant > 0 ? "COMPLIANT" : "NOT_APPLICABLE";
}
