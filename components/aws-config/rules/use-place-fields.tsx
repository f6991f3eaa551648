"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type ListField, listFields } from "#components/shared/local-list/list-field.ts";
import { useAccountWords } from "#components/shared/use-account-words.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import type { RulePlace } from "#lib/aws-config/contract/rules.ts";
import { complianceField, placeFields } from "./common-fields.tsx";
import { parametersOf, usePlaceWords } from "./use-place-words.ts";
import { useRuleWords } from "./use-rule-words.ts";

/** Facts of one rule in each account-Region. */
export function usePlaceFields(): readonly ListField<RulePlace>[] {
  const t = useTranslations("awsConfig.rule.places");
  const format = useFormatter();
  const instant = useInstant();
  const words = useRuleWords();
  const account = useAccountWords();
  const placeWords = usePlaceWords();
  return useMemo(() => {
    const field = listFields<RulePlace>((id) => t(`columns.${id}` as never));
    const count = (id: "nonCompliant" | "compliant" | "notApplicable", shown: boolean) =>
      field(id, "number", 130, (row) => row.counts?.[id] ?? null, {
        shown,
        format: (number) => format.number(Number(number)),
      });
    const time = (id: string, shown: boolean, value: (row: RulePlace) => string | null) =>
      field(id, "time", 190, value, { shown, format: (at) => instant(String(at)) });
    return [
      ...placeFields(field, account, { isName: true }),
      complianceField(field, words, (row) => row.compliance),
      count("nonCompliant", true),
      count("compliant", true),
      count("notApplicable", false),
      field(
        "error",
        "text",
        280,
        (row) => [row.lastErrorCode, row.lastErrorMessage].filter((part) => part).join(": "),
        {
          cell: (row) =>
            row.lastErrorCode !== null && (
              <span className="st st-warning">
                {row.lastErrorCode}: {row.lastErrorMessage}
              </span>
            ),
        },
      ),
      field("parameters", "keyword", 280, parametersOf, { facet: true, absent: t("noParameters") }),
      field("pack", "keyword", 220, (row) => row.pack ?? "", { facet: true, absent: t("noPack") }),
      field(
        "remediation",
        "keyword",
        300,
        (row) => (row.remediation === null ? "" : row.remediation.targetId),
        {
          facet: true,
          absent: t("noRemediation"),
          text: placeWords.remediation,
        },
      ),
      time("evaluated", true, (row) => row.lastSuccessAt),
      time("failed", false, (row) => row.lastFailureAt),
      field("state", "keyword", 130, (row) => row.state, { shown: false }),
      field("types", "keyword", 260, (row) => row.resourceTypes, { shown: false }),
      field("ruleName", "text", 300, (row) => row.ruleName, { shown: false }),
      field("createdBy", "text", 220, (row) => row.createdBy ?? "", { shown: false }),
    ];
  }, [t, format, instant, words, account, placeWords]);
}
