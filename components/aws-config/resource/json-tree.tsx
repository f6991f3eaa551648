"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { SearchField } from "#components/shared/search-field.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Json } from "#lib/aws-config/domain/json.ts";
import { type JsonLine, jsonLines } from "#lib/aws-config/domain/json-lines.ts";

const pageLines = 400;

/** A document by its keys in order, folded below the second level; a search opens what it finds. */
export function JsonTree({ value }: { value: Json }) {
  const t = useTranslations("awsConfig.resource.json");
  const [search, setSearch] = useState("");
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [pages, setPages] = useState(1);
  const lines = useMemo(() => jsonLines(value, { search, toggled }), [value, search, toggled]);
  const shown = lines.slice(0, pages * pageLines);
  const onToggle = (path: string) => {
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <SearchField value={search} onChange={setSearch} label={t("search")} />
      {lines.length === 0 && <p className="text-muted">{search === "" ? t("empty") : t("nothingFound")}</p>}
      <ul className="min-w-0 rounded-md border border-line py-1 font-mono text-sm leading-5">
        {shown.map((line) => (
          <Line key={line.path} line={line} onToggle={onToggle} />
        ))}
      </ul>
      {lines.length > shown.length && (
        <div>
          <Button size="sm" variant="quiet" onClick={() => setPages(pages + 1)}>
            {t("more", { count: lines.length - shown.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

function Line({ line, onToggle }: { line: JsonLine; onToggle: (path: string) => void }) {
  const t = useTranslations("awsConfig.resource.json");
  const indent = { paddingInlineStart: `${line.depth * 1.1 + 0.4}rem` };
  if (line.children === null) {
    return (
      <li className="flex gap-2 px-2" style={indent}>
        <span className="ml-4 shrink-0 text-muted">
          <bdi>{line.key}</bdi>
        </span>
        <span className="min-w-0 whitespace-pre-wrap break-all">
          {line.text === null ? <span className="text-faint">{t("none")}</span> : <bdi>{line.text}</bdi>}
        </span>
      </li>
    );
  }
  return (
    <li style={indent} className="px-2">
      <button
        type="button"
        aria-expanded={line.open}
        onClick={() => onToggle(line.path)}
        className="-ml-0.5 flex items-center gap-2 rounded-sm hover:bg-hover"
      >
        <ChevronRight size={13} aria-hidden="true" className={line.open ? "rotate-90" : undefined} />
        <span className="text-muted">
          <bdi>{line.key}</bdi>
        </span>
        <span className="text-faint">
          {t(line.array ? "elements" : "members", { count: line.children })}
          {!line.open && line.hint !== null && (
            <>
              {" "}
              · <bdi>{line.hint}</bdi>
            </>
          )}
        </span>
      </button>
    </li>
  );
}
