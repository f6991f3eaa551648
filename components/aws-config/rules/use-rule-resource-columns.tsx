"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useAccountWords } from "#components/shared/use-account-words.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import type { RuleResource } from "#lib/aws-config/contract/rules.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** Columns of what a rule found. */
export function useRuleResourceColumns(): readonly ColumnDef<RuleResource>[] {
  const t = useTranslations("awsConfig.rule.resources");
  const { scopeSearch } = useScope();
  const account = useAccountWords();
  const instant = useInstant();
  return useMemo(() => {
    const column = (
      id: "resource" | "type" | "account" | "region" | "annotation" | "since",
      width: number,
      text: (row: RuleResource) => string | null,
    ): ColumnDef<RuleResource> => ({ id, label: t(`columns.${id}`), width, shown: true, sortKey: id, text });
    return [
      {
        ...column("resource", 260, (row) => row.name ?? row.resourceId),
        isName: true,
        cell: (row) => (
          <Link
            href={hrefs.resource(row.resourceType, row.key, scopeSearch)}
            data-stop="name"
            tabIndex={-1}
            title={row.resourceId}
          >
            <bdi>{row.name ?? row.resourceId}</bdi>
          </Link>
        ),
      },
      column("type", 180, (row) => row.resourceType),
      column("account", 200, (row) => account(row.accountId)),
      column("region", 115, (row) => row.region),
      {
        ...column("since", 340, (row) => {
          if (row.since === null) return null;
          return `${row.sinceKnown ? "" : `${t("atLeast")} `}${instant(row.since)}`;
        }),
        cell: (row) => (
          <span title={row.sinceFromItems ? t("fromItems") : undefined}>
            {row.since !== null && !row.sinceKnown && <span className="text-muted">{t("atLeast")} </span>}
            <Timestamp at={row.since} />
          </span>
        ),
      },
      {
        ...column("annotation", 400, (row) => row.annotation ?? ""),
        cell: (row) => <bdi>{row.annotation ?? ""}</bdi>,
      },
      {
        id: "id",
        label: t("columns.id"),
        width: 240,
        shown: false,
        text: (row) => row.resourceId,
      },
      {
        id: "ruleName",
        label: t("columns.ruleName"),
        width: 300,
        shown: false,
        text: (row) => row.ruleName,
      },
    ];
  }, [t, scopeSearch, account, instant]);
}
