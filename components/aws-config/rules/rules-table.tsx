"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { rulesQuery } from "#lib/aws-config/client/index.ts";
import type { ListRulesInput } from "#lib/aws-config/contract/rules.ts";
import { FoundRows } from "./found-rows.tsx";
import { useRuleColumns } from "./use-rule-columns.tsx";

/** Rules by name, each with what it finds over all accounts. */
export function RulesTable({ input, find }: { input: ListRulesInput; find: string }) {
  const t = useTranslations("awsConfig.rules");
  const columns = useRuleColumns();
  const query = useQuery(rulesQuery(input));
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary="config-rules" />
          <FoundRows
            label={t("tabs.rules")}
            name="config-rules"
            columns={columns}
            rows={data.rules}
            find={find}
            rowKey={(row) => row.sharedName}
            initialSort="-nonCompliant,name"
            empty={t("noRules")}
          />
        </>
      )}
    </QueryGate>
  );
}
