"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type Choice, ChoiceList } from "#components/ui/choice-list.tsx";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { ChoicesFooter } from "./choices-footer.tsx";
import { ScopeError } from "./scope-error.tsx";
import { TagValueChoices } from "./tag-value-choices.tsx";

/** One tag as `Key` or `Key=Value`: first the key, then the value or none. */
export function TagChoices({ onDone }: { onDone: () => void }) {
  const t = useTranslations();
  const format = useFormatter();
  const { scope, setScope } = useScope();
  const { data, error, isPending, refetch } = useQuery(scopeOptionsQuery());
  const [key, setKey] = useState<string | null>(null);
  const choices = useMemo(
    () =>
      (data?.tagKeys ?? []).map(
        (tag): Choice => ({ value: tag.key, label: tag.key, aside: format.number(tag.nodes) }),
      ),
    [data, format],
  );
  const choose = (tag: string | null) => {
    setScope({ tag });
    onDone();
  };
  if (key !== null) return <TagValueChoices tagKey={key} onBack={() => setKey(null)} onChoose={choose} />;
  const current = scope.tag?.split("=")[0];
  return (
    <>
      {error && !data && <ScopeError error={error} onRetry={refetch} />}
      <ChoiceList
        label={t("scope.tag")}
        searchPlaceholder={t("scope.searchTagKeys")}
        choices={choices}
        chosen={current === undefined ? [] : [current]}
        onChange={([next]) => setKey(next ?? current ?? null)}
        empty={error ? null : t("scope.emptyTags")}
        noMatch={t("common.noMatch")}
        asideHeading={t("scope.nodesHeading")}
        loading={isPending}
      />
      <ChoicesFooter
        text={scope.tag ?? t("scope.anyTag")}
        clearLabel={t("scope.clearTag")}
        canClear={scope.tag !== null}
        onClear={() => choose(null)}
      />
    </>
  );
}
