"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useDeferredValue, useState } from "react";
import { Input } from "#components/ui/input.tsx";
import type { ListQueryViewsOutput } from "#lib/query/contract/read-model.ts";

/** The views with their columns; a name goes into the query. */
export function ViewCatalog({
  views,
  onInsert,
}: {
  views: ListQueryViewsOutput["views"];
  onInsert: (name: string) => void;
}) {
  const t = useTranslations("query.catalog");
  const [find, setFind] = useState("");
  const wanted = useDeferredValue(find.trim().toLowerCase());
  const matches = (name: string) => name.includes(wanted);
  const shown = views.filter(
    ({ name, columns }) => matches(name) || columns.some((column) => matches(column.name)),
  );
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
      <ul className="min-h-0 flex-1 overflow-y-auto px-1 pb-2">
        {shown.map((view) => (
          <li key={view.name}>
            <details className="group" open={wanted !== "" && !matches(view.name) ? true : undefined}>
              <summary className="flex h-6 cursor-default list-none items-center gap-1 rounded-sm px-1 hover:bg-hover">
                <ChevronRight
                  size={13}
                  aria-hidden="true"
                  className="shrink-0 text-faint group-open:rotate-90"
                />
                <span className="truncate font-mono text-sm">{view.name}</span>
              </summary>
              <p className="px-2 py-0.5 text-muted text-sm">{t(`views.${view.name}` as never)}</p>
              <ul className="mb-1">
                <Insertable name={view.name} label={t("insertView", { name: view.name })} onInsert={onInsert}>
                  {t("insertView", { name: view.name })}
                </Insertable>
                {view.columns.map((column) => (
                  <Insertable
                    key={column.name}
                    name={column.name}
                    label={`${column.name}, ${column.type}`}
                    title={column.description ?? undefined}
                    onInsert={onInsert}
                  >
                    <span className="truncate font-mono">{column.name}</span>
                    <span className="ml-auto truncate text-faint text-xs">{shortType(column.type)}</span>
                  </Insertable>
                ))}
              </ul>
            </details>
          </li>
        ))}
        {shown.length === 0 && <li className="px-2 py-1 text-muted">{t("none")}</li>}
      </ul>
    </>
  );
}

function Insertable({
  name,
  label,
  title,
  onInsert,
  children,
}: {
  name: string;
  label: string;
  title?: string | undefined;
  onInsert: (name: string) => void;
  children: ReactNode;
}) {
  return (
    <li>
      <button
        type="button"
        aria-label={label}
        title={title}
        className="flex h-6 w-full min-w-0 items-center gap-2 rounded-sm pr-2 pl-5 text-start text-sm hover:bg-hover"
        onClick={() => onInsert(name)}
      >
        {children}
      </button>
    </li>
  );
}

const shortType = (type: string): string =>
  type.replace("timestamp with time zone", "timestamptz").replace("double precision", "double");
