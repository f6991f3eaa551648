"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";

/** The node's tags, of the instance and of the managed node, as AWS spells them. */
export function TagsTab({ tags }: { tags: Readonly<Record<string, string>> }) {
  const t = useTranslations("fleet.tags");
  const rows = useMemo(() => Object.entries(tags).map(([key, value]) => ({ key, value })), [tags]);
  const columns = useMemo<readonly LocalColumn<{ key: string; value: string }>[]>(
    () => [
      {
        id: "key",
        label: t("key"),
        width: 280,
        shown: true,
        isName: true,
        sortKey: "key",
        text: (row) => row.key,
      },
      { id: "value", label: t("value"), width: 520, shown: true, sortKey: "value", text: (row) => row.value },
    ],
    [t],
  );
  if (rows.length === 0) return <p className="px-4 py-6 text-muted">{t("none")}</p>;
  return (
    <LocalTable
      label={t("label")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      initialSort="key"
    />
  );
}
