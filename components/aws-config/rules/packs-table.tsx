"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { type ListField, listFields } from "#components/shared/local-list/list-field.ts";
import { LocalList } from "#components/shared/local-list/local-list.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { unreadReason } from "#components/shared/unread-reason.ts";
import { useAccountWords } from "#components/shared/use-account-words.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import { packsQuery } from "#lib/aws-config/client/index.ts";
import type { ConformancePack, ListRulesInput } from "#lib/aws-config/contract/rules.ts";
import { complianceField, placeFields } from "./common-fields.tsx";
import { type RulesListProps, rulesPage } from "./rules-list.ts";
import { useRuleWords } from "./use-rule-words.ts";

const rowKey = (row: ConformancePack) => `${row.accountId}:${row.region}:${row.packName}`;

/** Conformance packs of every account-Region, the lowest scores first. */
export function PacksTable({ input, remembered }: RulesListProps<ListRulesInput>) {
  const t = useTranslations("awsConfig.rules");
  const fields = usePackFields();
  const query = useQuery(packsQuery(input));
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary="conformance-packs" />
          <LocalList
            name="conformance-packs"
            page={rulesPage}
            label={t("tabs.packs")}
            placeholder={t("placeholders.packs")}
            fields={fields}
            rows={data.packs}
            rowKey={rowKey}
            initialSort="score,pack"
            readAt={data.freshness.generatedAt}
            remembered={remembered}
            empty={t(
              unreadReason(data.freshness, "conformance-packs", input.asOf) === "past" ? "past" : "noPacks",
            )}
          />
        </>
      )}
    </QueryGate>
  );
}

function usePackFields(): readonly ListField<ConformancePack>[] {
  const t = useTranslations("awsConfig.rules.columns");
  const format = useFormatter();
  const instant = useInstant();
  const words = useRuleWords();
  const account = useAccountWords();
  return useMemo(() => {
    const field = listFields<ConformancePack>((id) => t(id as never));
    const perCent = (score: number) =>
      format.number(score / 100, { style: "percent", maximumFractionDigits: 1 });
    return [
      field("pack", "text", 280, (row) => row.sharedName, { isName: true }),
      ...placeFields(field, account),
      field("score", "number", 90, (row) => row.score, { format: (score) => perCent(Number(score)) }),
      complianceField(field, words, (row) => row.compliance),
      field("nonCompliantRules", "number", 150, (row) => row.nonCompliantRules, {
        text: (row) => `${format.number(row.nonCompliantRules)} / ${format.number(row.rules)}`,
      }),
      field("ruleCount", "number", 90, (row) => row.rules, { shown: false }),
      field("state", "keyword", 170, (row) => row.state, { facet: true }),
      field("reason", "text", 260, (row) => row.stateReason ?? ""),
      field("createdBy", "text", 220, (row) => row.createdBy ?? ""),
      field("scoreAt", "time", 190, (row) => row.scoreAt, { format: (at) => instant(String(at)) }),
    ];
  }, [t, format, instant, words, account]);
}
