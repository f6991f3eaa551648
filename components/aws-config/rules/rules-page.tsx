"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { freshList, localListParsers } from "#components/shared/local-list/list-params.ts";
import type { RememberedLists } from "#components/shared/local-list/remembered-lists.ts";
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
export function RulesPage({ remembered }: { remembered: RememberedLists }) {
  const t = useTranslations("awsConfig.rules");
  const { scope } = useScope();
  const [{ tab }, change] = useQueryStates({ ...rulesParsers, ...localListParsers }, { history: "push" });
  const { tag, ...input } = toScopeQuery(scope);
  const list = { input, remembered };
  return (
    <>
      <header className="px-4 pt-3 pb-1">
        <h1 className="font-semibold text-xl">{t("title")}</h1>
        <p className="text-muted">{t("intro")}</p>
      </header>
      {tag !== undefined && <p className="px-4 pb-1 text-muted">{t("tagIgnored", { tag })}</p>}
      <Tabs
        label={t("tabsLabel")}
        value={tab}
        // The lists have other fields each.
        onValueChange={(next) =>
          void change({ ...freshList, tab: rulesTabs.find((name) => name === next) ?? null })
        }
        items={rulesTabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        className="flex min-h-0 flex-1 flex-col"
      >
        <TabPanel value="rules" className={panel}>
          <RulesTable {...list} />
        </TabPanel>
        <TabPanel value="packs" className={panel}>
          <PacksTable {...list} />
        </TabPanel>
        <TabPanel value="recording" className={panel}>
          <RecordingTable {...list} />
        </TabPanel>
        <TabPanel value="aggregators" className={panel}>
          <AggregatorsTable {...list} />
        </TabPanel>
      </Tabs>
    </>
  );
}
