"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { freshList, localListParsers } from "#components/shared/local-list/list-params.ts";
import type { RememberedLists } from "#components/shared/local-list/remembered-lists.ts";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { patchSlaQuery } from "#lib/patch/client/index.ts";
import type { PatchOverviewOutput } from "#lib/patch/contract/overview.ts";
import { BreakdownPanel } from "./breakdown-panel.tsx";
import { overviewParsers, overviewTabs } from "./overview-params.ts";
import { TrendPanel } from "./trend-panel.tsx";

const OverdueTab = dynamic(() => import("./overdue-tab.tsx").then((module) => module.OverdueTab));
const VelocityTab = dynamic(() => import("./velocity-tab.tsx").then((module) => module.VelocityTab));

/** Tables that fill what is left of the page, and are tall enough where little is. */
const table = "flex min-h-96 flex-1 flex-col";

export interface OverviewTabsProps {
  overview: PatchOverviewOutput;
  /** How this reader left the lists. */
  remembered: RememberedLists;
}

/** Where and since when; what is overdue; how fast releases spread. */
export function OverviewTabs({ overview, remembered }: OverviewTabsProps) {
  const t = useTranslations("patch.overview");
  const format = useFormatter();
  const { scope } = useScope();
  const [{ tab }, setParams] = useQueryStates(
    { ...localListParsers, ...overviewParsers },
    { history: "replace" },
  );
  const sla = useQuery(patchSlaQuery(toScopeQuery(scope)));
  const counts = {
    state: undefined,
    overdue: sla.data && format.number(sla.data.total),
    velocity: undefined,
  };
  return (
    <Tabs
      label={t("tabsLabel")}
      value={tab}
      onValueChange={(next) =>
        void setParams({ ...freshList, tab: overviewTabs.find((name) => name === next) ?? null })
      }
      items={overviewTabs.map((value) => ({
        value,
        label: t(`tabs.${value}`),
        ...(counts[value] !== undefined && { count: counts[value] }),
      }))}
      className="flex min-h-0 flex-1 flex-col pt-2"
    >
      <TabPanel value="state">
        <div className="grid grid-cols-1 gap-x-8 gap-y-6 px-4 py-3 xl:grid-cols-[1.15fr_1fr]">
          <BreakdownPanel breakdowns={overview.breakdowns} />
          <TrendPanel overview={overview} />
        </div>
      </TabPanel>
      <TabPanel value="overdue" className={table}>
        <OverdueTab remembered={remembered} />
      </TabPanel>
      <TabPanel value="velocity" className={table}>
        <VelocityTab remembered={remembered} />
      </TabPanel>
    </Tabs>
  );
}
