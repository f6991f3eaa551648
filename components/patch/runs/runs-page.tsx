"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { runsParsers, runTabs } from "./runs-params.ts";
import { RunsTab } from "./runs-tab.tsx";
import { UncoveredTab } from "./uncovered-tab.tsx";
import { UpcomingTab } from "./upcoming-tab.tsx";
import { WindowsTab } from "./windows-tab.tsx";

const panel = "flex min-h-0 flex-1 flex-col";

/** What patched, what will patch, by which windows, and what none of them reaches. */
export function RunsPage() {
  const t = useTranslations("patch.runs");
  const { scope } = useScope();
  const [params, setParams] = useQueryStates(runsParsers, { history: "replace" });
  const input = toScopeQuery(scope);
  const props = {
    scope: input,
    params,
    onParams: (change: Partial<typeof params>) => void setParams(change),
  };
  return (
    <>
      <header className="px-4 pt-3 pb-1">
        <h1 className="font-semibold text-xl">{t("title")}</h1>
        <p className="text-muted">{t("intro")}</p>
      </header>
      <Tabs
        label={t("tabsLabel")}
        value={params.tab}
        onValueChange={(next) =>
          void setParams({
            tab: runTabs.find((name) => name === next) ?? "runs",
            find: "",
            open: null,
            page: 1,
          })
        }
        items={runTabs.map((name) => ({ value: name, label: t(`tabs.${name}`) }))}
        className="flex min-h-0 flex-1 flex-col"
      >
        <TabPanel value="runs" className={panel}>
          <RunsTab {...props} />
        </TabPanel>
        <TabPanel value="upcoming" className={panel}>
          <UpcomingTab {...props} />
        </TabPanel>
        <TabPanel value="windows" className={panel}>
          <WindowsTab {...props} />
        </TabPanel>
        <TabPanel value="uncovered" className={panel}>
          <UncoveredTab scope={input} />
        </TabPanel>
      </Tabs>
    </>
  );
}
