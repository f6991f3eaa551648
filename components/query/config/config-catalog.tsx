"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useDeferredValue, useState } from "react";
import { Input } from "#components/ui/input.tsx";
import type { ConfigCatalogOutput } from "#lib/query/contract/config-runs.ts";

/** Queries that people saved in AWS, and the resource types that were recorded. */
export function ConfigCatalog({
  catalog,
  onQuery,
  onInsert,
}: {
  catalog: ConfigCatalogOutput | undefined;
  onQuery: (text: string) => void;
  onInsert: (text: string) => void;
}) {
  const t = useTranslations("query.config");
  const [find, setFind] = useState("");
  const wanted = useDeferredValue(find.trim().toLowerCase());
  const stored = (catalog?.stored ?? []).filter(({ name }) => name.toLowerCase().includes(wanted));
  const types = (catalog?.types ?? []).filter(({ type }) => type.toLowerCase().includes(wanted));
  return (
    <>
      <div className="px-2 pt-2 pb-1">
        <Input
          aria-label={t("find")}
          placeholder={t("find")}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-1 pb-2">
        <h2 className="px-1.5 pt-1 text-faint text-xs">{t("storedTitle")}</h2>
        <ul>
          {stored.map((query) => (
            <Entry
              key={`${query.name}\n${query.expression}`}
              title={query.description ?? query.expression}
              detail={t("places", { count: query.places })}
              onClick={() => onQuery(query.expression)}
            >
              <bdi className="truncate">{query.name}</bdi>
            </Entry>
          ))}
          {stored.length === 0 && <li className="px-1.5 text-muted text-sm">{t("noStored")}</li>}
        </ul>
        <h2 className="px-1.5 pt-3 text-faint text-xs">{t("typesTitle")}</h2>
        <ul>
          {types.map(({ type, count }) => (
            <Entry
              key={type}
              title={t("insertType", { type })}
              detail={t("recorded", { count })}
              onClick={() => onInsert(`'${type}'`)}
            >
              <span className="truncate font-mono">{type.replace(/^AWS::/, "")}</span>
            </Entry>
          ))}
          {types.length === 0 && <li className="px-1.5 text-muted text-sm">{t("noTypes")}</li>}
        </ul>
      </div>
    </>
  );
}

function Entry({
  title,
  detail,
  onClick,
  children,
}: {
  title: string;
  detail: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <li>
      <button
        type="button"
        title={title}
        className="flex h-6 w-full min-w-0 items-center gap-2 rounded-sm px-1.5 text-start text-sm hover:bg-hover"
        onClick={onClick}
      >
        {children}
        <span className="ml-auto shrink-0 text-faint text-xs">{detail}</span>
      </button>
    </li>
  );
}
