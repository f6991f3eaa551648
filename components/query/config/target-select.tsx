"use client";

import { useTranslations } from "next-intl";
import { Select } from "#components/ui/select.tsx";
import type { ConfigCatalogOutput } from "#lib/query/contract/config-runs.ts";

/** Who is asked: each account-Region of the scope by itself, or an aggregator for all that it gathers. */
export function TargetSelect({
  aggregators,
  value,
  onChange,
}: {
  aggregators: ConfigCatalogOutput["aggregators"];
  value: string;
  onChange: (key: string) => void;
}) {
  const t = useTranslations("query.config");
  if (aggregators.length === 0 && value === "") return null;
  return (
    <Select
      label={t("target")}
      all={t("targetScope")}
      value={value === "" ? null : value}
      onChange={(key) => onChange(key ?? "")}
      options={aggregators.map(({ key, name, accountId, region }) => ({
        value: key,
        label: t("targetAggregator", { name, place: `${accountId} · ${region}` }),
      }))}
    />
  );
}
