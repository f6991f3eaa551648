"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type Choice, ChoiceList } from "#components/ui/choice-list.tsx";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { ChoicesFooter } from "./choices-footer.tsx";
import { ScopeError } from "./scope-error.tsx";

export function AccountChoices() {
  const t = useTranslations();
  const format = useFormatter();
  const { scope, setScope } = useScope();
  const { data, error, isPending, refetch } = useQuery(scopeOptionsQuery());
  const chosen = scope.accounts ?? [];
  const choices = useMemo(() => {
    const known = (data?.accounts ?? []).map(
      ({ accountId, name, nodes }): Choice => ({
        value: accountId,
        label: name ?? accountId,
        detail: name === null ? undefined : accountId,
        aside: nodes === null ? undefined : format.number(nodes),
      }),
    );
    const ids = new Set(known.map(({ value }) => value));
    const foreign = (scope.accounts ?? [])
      .filter((id) => !ids.has(id))
      .map((id): Choice => ({ value: id, label: id, detail: t("scope.unknownAccount") }));
    return [...foreign, ...known];
  }, [data, scope.accounts, format, t]);
  return (
    <>
      {error && !data && <ScopeError error={error} onRetry={refetch} />}
      <ChoiceList
        multiple
        label={t("scope.accounts")}
        searchPlaceholder={t("scope.searchAccounts")}
        choices={choices}
        chosen={chosen}
        onChange={(accounts) => setScope({ accounts: accounts.length > 0 ? accounts : null })}
        empty={error ? null : t("scope.emptyAccounts")}
        noMatch={t("common.noMatch")}
        asideHeading={t("scope.nodesHeading")}
        loading={isPending && choices.length === 0}
      />
      <ChoicesFooter
        text={
          chosen.length === 0
            ? t("scope.allAccounts")
            : t("scope.chosen", { count: chosen.length, total: choices.length })
        }
        clearLabel={t("scope.clearAccounts")}
        canClear={chosen.length > 0}
        onClear={() => setScope({ accounts: null })}
      />
    </>
  );
}
