"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { type Choice, ChoiceList } from "#components/ui/choice-list.tsx";
import { Input } from "#components/ui/input.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { resourceTypesQuery } from "#lib/aws-config/client/index.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import type { ChangeParams, CompareParams } from "./compare-params.ts";

/** The type, both accounts, and what makes two resources a pair. */
export function AccountsChoice({ params, onParams }: { params: CompareParams; onParams: ChangeParams }) {
  const t = useTranslations("awsConfig.compare");
  const accounts = useAccountChoices();
  const types = useTypeChoices();
  const tagId = useId();
  const tag = params.match.startsWith("tag:") ? params.match.slice("tag:".length) : null;
  const [written, setWritten] = useState(tag ?? "");
  const [byTag, setByTag] = useState(tag !== null);
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2 border-line border-b px-4 pb-3">
      <OneOf
        label={t("type")}
        choices={types}
        value={params.type || null}
        onChange={(type) => onParams({ type, page: null, before: null, after: null })}
      />
      {(["before", "after"] as const).map((side) => (
        <OneOf
          key={side}
          label={t(side === "before" ? "accountBefore" : "accountAfter")}
          choices={accounts}
          value={params[`${side}Account`]}
          onChange={(account) => onParams({ [`${side}Account`]: account, page: null })}
        />
      ))}
      <Segmented
        label={t("match")}
        options={[
          { value: "name", label: t("matchName") },
          { value: "tag", label: t("matchTag") },
        ]}
        value={byTag ? "tag" : "name"}
        onChange={(next) => {
          setByTag(next === "tag");
          onParams({ match: next === "tag" && written !== "" ? `tag:${written}` : null, page: null });
        }}
      />
      {byTag && (
        <form
          className="flex flex-col"
          onSubmit={(event) => {
            event.preventDefault();
            onParams({ match: written.trim() === "" ? null : `tag:${written.trim()}`, page: null });
          }}
        >
          <label htmlFor={tagId} className="text-muted text-sm">
            {t("tagKey")}
          </label>
          <span className="flex gap-1.5">
            <Input
              id={tagId}
              className="w-40"
              maxLength={128}
              value={written}
              onChange={(event) => setWritten(event.currentTarget.value)}
            />
            <Button type="submit">{t("apply")}</Button>
          </span>
        </form>
      )}
    </div>
  );
}

function OneOf({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: readonly Choice[] | null;
  value: string | null;
  onChange: (value: string) => void;
}) {
  const t = useTranslations("awsConfig.compare");
  const [open, setOpen] = useState(false);
  const chosen = choices?.find((choice) => choice.value === value)?.label ?? value;
  return (
    <div className="flex min-w-0 flex-col">
      <span className="text-muted text-sm">{label}</span>
      <Popover
        open={open}
        onOpenChange={setOpen}
        title={label}
        hideTitle
        className="w-96"
        trigger={
          <Button aria-label={`${label}: ${chosen ?? t("choose")}`}>
            <bdi className="max-w-80 truncate">{chosen ?? t("choose")}</bdi>
          </Button>
        }
      >
        <ChoiceList
          label={label}
          searchPlaceholder={t("narrow")}
          choices={choices ?? []}
          chosen={value === null ? [] : [value]}
          onChange={([next]) => {
            if (next !== undefined) onChange(next);
            setOpen(false);
          }}
          empty={t("nothingToChoose")}
          noMatch={t("nothingToChoose")}
          loading={choices === null}
        />
      </Popover>
    </div>
  );
}

function useAccountChoices(): Choice[] | null {
  const { data } = useQuery(scopeOptionsQuery());
  if (data === undefined) return null;
  return data.accounts.map(({ accountId, name }) => ({
    value: accountId,
    label: name ?? accountId,
    ...(name !== null && { detail: accountId }),
  }));
}

function useTypeChoices(): Choice[] | null {
  const format = useFormatter();
  const { scope } = useScope();
  const { asOf, regions } = toScopeQuery(scope);
  const { data } = useQuery(
    resourceTypesQuery({ filter: "", ...(asOf && { asOf }), ...(regions && { regions }) }),
  );
  if (data === undefined) return null;
  return data.types.map(({ resourceType, count }) => ({
    value: resourceType,
    label: resourceType,
    aside: format.number(count),
  }));
}
