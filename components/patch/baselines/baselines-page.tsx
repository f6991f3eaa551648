"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useDeferredValue } from "react";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { AllBaselines } from "./all-baselines.tsx";
import { BaselineNames } from "./baseline-names.tsx";
import { type BaselinesParams, baselinesInput, baselinesParsers, baselineViews } from "./baselines-params.ts";

const panel = "flex min-h-0 flex-1 flex-col";

/** Patch baselines of the organisation: by name, which is the same in many accounts, or each alone. */
export function BaselinesPage() {
  const t = useTranslations("patch.baselines");
  const { scope } = useScope();
  const [params, setParams] = useQueryStates(baselinesParsers, { history: "replace" });
  const find = useDeferredValue(params.find);
  const input = baselinesInput(toScopeQuery(scope), { ...params, find });
  const list = {
    input,
    params,
    onParams: (change: Partial<BaselinesParams>) => void setParams({ page: 1, ...change }),
  };
  return (
    <>
      <header className="px-4 pt-3 pb-1">
        <h1 className="font-semibold text-xl">{t("title")}</h1>
        <p className="text-muted">{t("intro")}</p>
      </header>
      <Tabs
        label={t("viewLabel")}
        value={params.view}
        // The views sort by, and show, different columns.
        onValueChange={(next) =>
          void setParams({
            view: next === "all" ? "all" : "names",
            sort: null,
            name: null,
            cols: null,
            page: 1,
          })
        }
        items={baselineViews.map((value) => ({ value, label: t(`views.${value}`) }))}
        className="flex min-h-0 flex-1 flex-col"
      >
        <TabPanel value="names" className={panel}>
          <BaselineNames {...list} />
        </TabPanel>
        <TabPanel value="all" className={panel}>
          <AllBaselines {...list} />
        </TabPanel>
      </Tabs>
    </>
  );
}
