"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { SearchField } from "#components/shared/search-field.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { AggregatorsTable } from "./aggregators-table.tsx";
import { PacksTable } from "./packs-table.tsx";
import { RecordingTable } from "./recording-table.tsx";
import { rulesParsers, rulesTabs } from "./rules-params.ts";
import { RulesTable } from "./rules-table.tsx";

const panel = "flex min-h-0 flex-1 flex-col";

/** Rules over all accounts, conformance packs, and how well AWS Config itself works. */
export function RulesPage() {
  const t = useTranslations("awsConfig.rules");
  const { scope } = useScope();
  const [{ tab, find }, change] = useQueryStates(rulesParsers, { history: "replace" });
  const { tag, ...input } = toScopeQuery(scope);
  return (
    <>
      <header className="flex flex-wrap items-end gap-x-4 gap-y-1 px-4 pt-3 pb-1">
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-xl">{t("title")}</h1>
          <p className="text-muted">{t("intro")}</p>
        </div>
        <SearchField label={t("find")} value={find} onChange={(text) => void change({ find: text })} />
      </header>
      {tag !== undefined && <p className="px-4 pb-1 text-muted">{t("tagIgnored", { tag })}</p>}
      <Tabs
        label={t("tabsLabel")}
        value={tab}
        onValueChange={(next) => void change({ tab: rulesTabs.find((name) => name === next) ?? null })}
        items={rulesTabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        className="flex min-h-0 flex-1 flex-col"
      >
        <TabPanel value="rules" className={panel}>
          <RulesTable input={input} find={find} />
        </TabPanel>
        <TabPanel value="packs" className={panel}>
          <PacksTable input={input} find={find} />
        </TabPanel>
        <TabPanel value="recording" className={panel}>
          <RecordingTable input={input} find={find} />
        </TabPanel>
        <TabPanel value="aggregators" className={panel}>
          <AggregatorsTable input={input} find={find} />
        </TabPanel>
      </Tabs>
    </>
  );
}
