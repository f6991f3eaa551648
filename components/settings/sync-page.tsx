"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { syncStatusQuery } from "#lib/core/client/sync-queries.ts";
import { CallsTab } from "./calls-tab.tsx";
import { PassesTab } from "./passes-tab.tsx";
import { RunNowButton } from "./run-now-button.tsx";

const tabs = ["passes", "calls"] as const;
const panel = "flex min-h-0 flex-1 flex-col";

/** How current the read model is, dataset by dataset, and what it costs in AWS calls. */
export function SyncPage() {
  const t = useTranslations("sync");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(tabs).withDefault("passes"));
  const query = useQuery(syncStatusQuery());
  return (
    <>
      <header className="flex flex-wrap items-center gap-2 px-4 pt-3 pb-1">
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-xl">{t("title")}</h1>
          <p className="text-muted">{t("intro")}</p>
        </div>
        <RunNowButton label={t("runAll")} input={{}} />
      </header>
      <Tabs
        label={t("tabsLabel")}
        value={tab}
        onValueChange={(next) => void setTab(tabs.find((name) => name === next) ?? "passes")}
        items={tabs.map((name) => ({ value: name, label: t(`tabs.${name}`) }))}
        className="flex min-h-0 flex-1 flex-col"
      >
        <TabPanel value="passes" className={panel}>
          <QueryGate query={query} lines={12}>
            {(data) => <PassesTab rows={data.rows} />}
          </QueryGate>
        </TabPanel>
        <TabPanel value="calls" className={panel}>
          <CallsTab />
        </TabPanel>
      </Tabs>
    </>
  );
}
