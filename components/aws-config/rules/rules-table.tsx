"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { LocalList } from "#components/shared/local-list/local-list.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { unreadReason } from "#components/shared/unread-reason.ts";
import { rulesQuery } from "#lib/aws-config/client/index.ts";
import type { ListRulesInput, RuleSummary } from "#lib/aws-config/contract/rules.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { type RulesListProps, rulesPage } from "./rules-list.ts";
import { useRuleFields } from "./use-rule-fields.tsx";

const rowKey = (row: RuleSummary) => row.sharedName;

/** Rules by name, each with what it finds over all accounts. */
export function RulesTable({ input, remembered }: RulesListProps<ListRulesInput>) {
  const t = useTranslations("awsConfig.rules");
  const router = useRouter();
  const { scopeSearch } = useScope();
  const fields = useRuleFields();
  const query = useQuery(rulesQuery(input));
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary={["config-rules", "rule-compliance"]} />
          <LocalList
            name="config-rules"
            page={rulesPage}
            label={t("tabs.rules")}
            placeholder={t("placeholders.rules")}
            fields={fields}
            rows={data.rules}
            rowKey={rowKey}
            initialSort="-noncompliant,name"
            readAt={data.freshness.generatedAt}
            remembered={remembered}
            onOpen={(rule) => router.push(hrefs.rule(rule, scopeSearch))}
            empty={t(
              unreadReason(data.freshness, "config-rules", input.asOf) === "past" ? "past" : "noRules",
            )}
          />
        </>
      )}
    </QueryGate>
  );
}
