"use client";

import { useQuery } from "@tanstack/react-query";
import { Compass } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { freshList, localListParsers } from "#components/shared/local-list/list-params.ts";
import type { RememberedLists } from "#components/shared/local-list/remembered-lists.ts";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { ruleQuery } from "#lib/aws-config/client/index.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { RuleFacts } from "./rule-facts.tsx";
import { RulePlaces } from "./rule-places.tsx";
import { RuleResources } from "./rule-resources.tsx";
import { RuleTrend } from "./rule-trend.tsx";
import { rulePageParsers, rulePageTabs } from "./rules-params.ts";

const panel = "flex min-h-0 flex-1 flex-col";

/** One rule over all accounts: what it is, what breaks it and since when, and where it differs. */
export function RulePage({ rule, remembered }: { rule: string; remembered: RememberedLists }) {
  const t = useTranslations("awsConfig.rule");
  const { scope, scopeSearch } = useScope();
  const { tag: _tag, ...input } = toScopeQuery(scope);
  const query = useQuery(ruleQuery({ ...input, rule }));
  const [{ tab }, change] = useQueryStates({ ...rulePageParsers, ...localListParsers }, { history: "push" });
  const format = useFormatter();
  const missing = (
    <EmptyState
      level={1}
      icon={<Compass size={28} aria-hidden="true" />}
      title={t("missing", { rule })}
      action={
        <Link href={hrefs.rules(scopeSearch)} className={buttonClass({ variant: "primary" })}>
          {t("toRules")}
        </Link>
      }
    >
      {scope.asOf === null ? t("missingBody") : t("missingBodyAsOf")}
    </EmptyState>
  );
  return (
    <QueryGate query={query} lines={12} missing={missing}>
      {(data) => (
        <div className="flex min-h-0 flex-1 flex-col overflow-auto">
          <header className="flex flex-col gap-1 px-4 pt-3 pb-2">
            <nav aria-label={t("breadcrumb")} className="text-muted">
              <Link href={hrefs.rules(scopeSearch)} className="hover:text-accent hover:underline">
                {t("rules")}
              </Link>
            </nav>
            <h1 className="min-w-0 break-words font-semibold text-xl">
              <bdi>{data.rule.sharedName}</bdi>
            </h1>
            {data.rule.description !== null && (
              <p className="max-w-4xl break-words text-muted">{data.rule.description}</p>
            )}
          </header>
          <Coverage freshness={data.freshness} primary={["config-rules", "rule-compliance"]} />
          <div className="flex flex-col gap-x-8 gap-y-3 px-4 py-2 lg:flex-row">
            <RuleFacts data={data} />
            <RuleTrend trend={data.trend} />
          </div>
          <Tabs
            label={t("tabsLabel")}
            value={tab}
            onValueChange={(next) =>
              void change({
                ...{ ...freshList, compliance: null, type: null, find: null },
                tab: rulePageTabs.find((name) => name === next) ?? null,
              })
            }
            items={rulePageTabs.map((value) => ({
              value,
              label: t(`tabs.${value}`),
              ...(value === "places" && { count: format.number(data.places.length) }),
            }))}
            className="flex min-h-112 flex-1 flex-col"
          >
            <TabPanel value="resources" className={panel}>
              <RuleResources input={input} rule={rule} />
            </TabPanel>
            <TabPanel value="places" className={panel}>
              <RulePlaces data={data} remembered={remembered} />
            </TabPanel>
          </Tabs>
        </div>
      )}
    </QueryGate>
  );
}
