"use client";

import { useTranslations } from "next-intl";
import { LocalList } from "#components/shared/local-list/local-list.tsx";
import type { RememberedLists } from "#components/shared/local-list/remembered-lists.ts";
import type { RuleOutput, RulePlace } from "#lib/aws-config/contract/rules.ts";
import { rulePage } from "./rules-list.ts";
import { usePlaceFields } from "./use-place-fields.tsx";

const rowKey = (row: RulePlace) => `${row.accountId} ${row.region} ${row.ruleName}`;

/** The rule in each account-Region: what it finds there, with which parameters, and whether it works. */
export function RulePlaces({ data, remembered }: { data: RuleOutput; remembered: RememberedLists }) {
  const t = useTranslations("awsConfig.rule.places");
  const fields = usePlaceFields();
  return (
    <LocalList
      name="config-rule-places"
      page={rulePage}
      label={t("title")}
      placeholder={t("placeholder")}
      fields={fields}
      rows={data.places}
      rowKey={rowKey}
      initialSort="-noncompliant,account,region"
      readAt={data.freshness.generatedAt}
      remembered={remembered}
      empty={t("none")}
    />
  );
}
