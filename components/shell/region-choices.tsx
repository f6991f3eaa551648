"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type Choice, ChoiceList } from "#components/ui/choice-list.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { regionPlace } from "#lib/core/domain/aws-regions.ts";
import { ChoicesFooter } from "./choices-footer.tsx";
import { ScopeError } from "./scope-error.tsx";

export function RegionChoices() {
  const t = useTranslations();
  const format = useFormatter();
  const { locale } = usePreferences();
  const { scope, setScope } = useScope();
  const { data, error, isPending, refetch } = useQuery(scopeOptionsQuery());
  const chosen = scope.regions ?? [];
  const choices = useMemo(() => {
    const known = new Map((data?.regions ?? []).map(({ region, nodes }) => [region, nodes]));
    return [...new Set([...(scope.regions ?? []), ...known.keys()])].sort().map((region): Choice => {
      const nodes = known.get(region);
      return {
        value: region,
        label: region,
        detail: regionPlace(region, locale) ?? undefined,
        aside: typeof nodes === "number" ? format.number(nodes) : undefined,
      };
    });
  }, [data, scope.regions, locale, format]);
  return (
    <>
      {error && !data && <ScopeError error={error} onRetry={refetch} />}
      <ChoiceList
        multiple
        label={t("scope.regions")}
        searchPlaceholder={t("scope.searchRegions")}
        choices={choices}
        chosen={chosen}
        onChange={(regions) => setScope({ regions: regions.length > 0 ? regions : null })}
        empty={error ? null : t("scope.emptyRegions")}
        noMatch={t("common.noMatch")}
        asideHeading={t("scope.nodesHeading")}
        loading={isPending && choices.length === 0}
      />
      <ChoicesFooter
        text={
          chosen.length === 0
            ? t("scope.allRegions")
            : t("scope.chosen", { count: chosen.length, total: choices.length })
        }
        clearLabel={t("scope.clearRegions")}
        canClear={chosen.length > 0}
        onClear={() => setScope({ regions: null })}
      />
    </>
  );
}
