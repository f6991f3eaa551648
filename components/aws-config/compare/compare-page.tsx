"use client";

import { ArrowLeftRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { Button } from "#components/ui/button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { AccountsComparison } from "./accounts-comparison.tsx";
import { compareModes, compareParsers, swapped } from "./compare-params.ts";
import { ItemsComparison } from "./items-comparison.tsx";

/** Two resources of one type, two moments of one resource, or the resources of one type in two accounts. */
export function ComparePage() {
  const t = useTranslations("awsConfig.compare");
  const [params, setParams] = useQueryStates(compareParsers, { history: "push" });
  const onParams = (change: Parameters<typeof setParams>[0]) => void setParams(change);
  return (
    <>
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2 px-4 pt-3 pb-2">
        <div className="min-w-0">
          <h1 className="font-semibold text-xl">{t("title")}</h1>
          <p className="text-muted">{t("intro")}</p>
        </div>
        <span className="flex-1" />
        <Button onClick={() => onParams(swapped(params))}>
          <ArrowLeftRight size={14} aria-hidden="true" />
          {t("swap")}
        </Button>
        <Segmented
          label={t("mode")}
          labelled="hidden"
          options={compareModes.map((value) => ({ value, label: t(`modes.${value}`) }))}
          value={params.mode}
          onChange={(mode) => onParams({ mode, page: null, kind: null })}
        />
      </header>
      {params.mode === "accounts" ? (
        <AccountsComparison params={params} onParams={onParams} />
      ) : (
        <ItemsComparison params={params} onParams={onParams} />
      )}
    </>
  );
}
