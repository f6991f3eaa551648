"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import type { ResultColumn } from "#lib/query/contract/read-model.ts";
import { isStructured, jsonValue } from "#lib/query/domain/result-file.ts";
import { rowLinks } from "#lib/query/domain/row-links.ts";
import type { ResultRow } from "./result-columns.tsx";

/** One row of an answer with its values whole. */
export function RowPanel({
  columns,
  row,
  onClose,
}: {
  columns: readonly ResultColumn[];
  row: ResultRow;
  onClose: () => void;
}) {
  const t = useTranslations("query.result");
  const { scopeSearch } = useScope();
  const links = rowLinks(columns, scopeSearch)(row.cells);
  return (
    <SidePanel title={t("row", { number: row.place + 1 })} onClose={onClose}>
      <dl className="flex flex-col gap-2">
        {columns.map(({ name, type }, index) => {
          const value = row.cells[index] ?? null;
          const whole =
            value !== null && isStructured(type) ? JSON.stringify(jsonValue(type, value), null, 2) : value;
          const link = links.find(({ column }) => column === index);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns may have the same name
            <div key={index} className="min-w-0">
              <dt className="flex items-center gap-2 text-muted text-sm">
                <span className="font-mono">{name}</span>
                <span className="text-faint">{type}</span>
                {whole !== null && <CopyButton text={whole} label={t("copyValue", { name })} />}
              </dt>
              <dd className="whitespace-pre-wrap break-words font-mono text-sm">
                {whole === null ? (
                  <span className="text-faint">NULL</span>
                ) : link === undefined ? (
                  <bdi>{whole}</bdi>
                ) : (
                  <Link href={link.href} className="text-accent hover:underline">
                    <bdi>{whole}</bdi>
                  </Link>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </SidePanel>
  );
}
