"use client";

import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { ActivationsTab } from "./activations-tab.tsx";
import { AgentsTab } from "./agents-tab.tsx";
import { InstancesTab } from "./instances-tab.tsx";

const tabs = ["instances", "agents", "activations"] as const;
const panel = "flex min-h-0 flex-1 flex-col";

/** What is not, or not rightly, under management: instances without an agent, old agents, hybrid activations. */
export function UnmanagedPage() {
  const t = useTranslations("fleet.unmanaged");
  const { scope } = useScope();
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(tabs).withDefault("instances"));
  const input = toScopeQuery(scope);
  return (
    <>
      <header className="px-4 pt-3 pb-1">
        <h1 className="font-semibold text-xl">{t("title")}</h1>
        <p className="text-muted">{t("intro")}</p>
      </header>
      <Tabs
        label={t("tabsLabel")}
        value={tab}
        onValueChange={(next) => void setTab(tabs.find((name) => name === next) ?? "instances")}
        items={tabs.map((name) => ({ value: name, label: t(`tabs.${name}`) }))}
        className="flex min-h-0 flex-1 flex-col"
      >
        <TabPanel value="instances" className={panel}>
          <InstancesTab scope={input} />
        </TabPanel>
        <TabPanel value="agents" className={panel}>
          <AgentsTab scope={input} />
        </TabPanel>
        <TabPanel value="activations" className={panel}>
          <ActivationsTab scope={input} />
        </TabPanel>
      </Tabs>
    </>
  );
}
