"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { type Choice, ChoiceList } from "#components/ui/choice-list.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { facetsQuery } from "#lib/fleet/client/index.ts";

/** Values of one tag key with their node counts; a value that is not listed can be typed. */
export function TagValueChoices({
  tagKey,
  onBack,
  onChoose,
}: {
  tagKey: string;
  onBack: () => void;
  onChoose: (tag: string) => void;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const { scope } = useScope();
  const [search, setSearch] = useState("");
  const { accounts, regions, asOf } = scope;
  const { data, isPending } = useQuery(
    facetsQuery({
      fields: `tag:${tagKey}`,
      ...(accounts && { accounts }),
      ...(regions && { regions }),
      ...(asOf && { asOf }),
    }),
  );
  const choices = useMemo(() => {
    const values = data?.facets[0]?.values ?? [];
    const text = search.trim().toLowerCase();
    const listed = values
      .filter(({ value }) => value?.toLowerCase().includes(text))
      .map(
        ({ value, count }): Choice => ({
          value: `${tagKey}=${value}`,
          label: value === "" ? '""' : (value ?? ""),
          aside: format.number(count),
        }),
      );
    if (text === "") return [{ value: tagKey, label: t("scope.anyValue") }, ...listed];
    const isListed = values.some(({ value }) => value === search.trim());
    return isListed
      ? listed
      : [...listed, { value: `${tagKey}=${search.trim()}`, label: `${tagKey}=${search.trim()}` }];
  }, [data, search, tagKey, format, t]);
  return (
    <>
      <div className="flex items-center gap-1 border-line border-b p-1.5">
        <Button variant="quiet" size="sm" icon aria-label={t("scope.chooseOtherKey")} onClick={onBack}>
          <ArrowLeft size={14} aria-hidden="true" />
        </Button>
        <span className="min-w-0 truncate font-medium" title={tagKey}>
          {tagKey}
        </span>
      </div>
      <ChoiceList
        label={t("scope.searchTagValues", { key: tagKey })}
        searchPlaceholder={t("scope.searchTagValues", { key: tagKey })}
        choices={choices}
        chosen={scope.tag === null ? [] : [scope.tag]}
        onChange={([tag]) => onChoose(tag ?? scope.tag ?? tagKey)}
        onSearch={setSearch}
        empty={t("common.noMatch")}
        noMatch={t("common.noMatch")}
        asideHeading={t("scope.nodesHeading")}
        loading={isPending}
      />
    </>
  );
}
