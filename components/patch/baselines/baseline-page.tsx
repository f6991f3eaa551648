"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { baselineQuery } from "#lib/patch/client/index.ts";
import { BaselineHeader } from "./baseline-header.tsx";
import { MissingBaseline } from "./missing-baseline.tsx";
import { RawTab } from "./raw-tab.tsx";
import { RulesTab } from "./rules-tab.tsx";

// Each comes when it is opened: together they are more script than the first paint may cost.
const EffectiveTab = dynamic(() => import("./effective-tab.tsx").then((module) => module.EffectiveTab));
const CalculatorTab = dynamic(() => import("./calculator-tab.tsx").then((module) => module.CalculatorTab));
const HistoryTab = dynamic(() => import("./history-tab.tsx").then((module) => module.HistoryTab));
const CompareTab = dynamic(() => import("./compare-tab.tsx").then((module) => module.CompareTab));

const tabs = ["rules", "effective", "calculator", "history", "compare", "raw"] as const;
const panel = "flex min-h-0 flex-1 flex-col overflow-auto";

/** Everything about one patch baseline, now or as of a moment. `baseline` is `accountId:region:baselineId`. */
export function BaselinePage({ baseline }: { baseline: string }) {
  const t = useTranslations("patch.baselines.page");
  const { scope } = useScope();
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(tabs).withDefault("rules"));
  const input = { baseline, ...(scope.asOf ? { asOf: scope.asOf } : {}) };
  const query = useQuery(baselineQuery(input));
  return (
    <QueryGate query={query} lines={12} missing={<MissingBaseline baseline={baseline} asOf={scope.asOf} />}>
      {(data) => (
        <>
          <BaselineHeader data={data} />
          <Coverage freshness={data.freshness} primary="patch-baselines" />
          <Tabs
            label={t("tabsLabel")}
            value={tab}
            onValueChange={(next) => void setTab(tabs.find((name) => name === next) ?? "rules")}
            items={tabs.map((name) => ({ value: name, label: t(`tabs.${name}`) }))}
            className="flex min-h-0 flex-1 flex-col"
          >
            <TabPanel value="rules" className={panel}>
              <RulesTab data={data} />
            </TabPanel>
            <TabPanel value="effective" className={panel}>
              <EffectiveTab input={input} baseline={data.baseline} />
            </TabPanel>
            <TabPanel value="calculator" className={panel}>
              <CalculatorTab input={input} baseline={data.baseline} />
            </TabPanel>
            <TabPanel value="history" className={panel}>
              <HistoryTab input={input} operatingSystem={data.baseline.operatingSystem} />
            </TabPanel>
            <TabPanel value="compare" className={panel}>
              <CompareTab input={input} data={data} />
            </TabPanel>
            <TabPanel value="raw" className={panel}>
              <RawTab raw={data.raw} />
            </TabPanel>
          </Tabs>
        </>
      )}
    </QueryGate>
  );
}
