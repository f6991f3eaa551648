"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { SavedViews } from "#components/shared/views/saved-views.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { serialiseScope } from "#lib/core/client/scope-params.ts";
import { withSearch } from "#lib/core/contract/hrefs.ts";
import { queryParsers } from "./query-params.ts";
import { ReadModelMode } from "./read-model/read-model-mode.tsx";
import { useQueryText } from "./use-query-text.ts";

/** Questions in SQL: over Yagura's own tables. */
export function QueryPage() {
  const t = useTranslations("query");
  const [params, change] = useQueryStates(queryParsers, { history: "replace" });
  const { text, setText, broken } = useQueryText(params.q, (q) => void change({ q }));
  const search = withSearch("", { mode: params.mode, q: params.q }).replace("?", "");
  const scope = serialiseScope(params).replace("?", "");
  return (
    <>
      <header className="flex min-h-11.5 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-1.5">
        <h1 className="font-semibold text-lg">{t("title")}</h1>
        {(params.tag !== null || params.asOf !== null) && (
          <span className="flex items-center gap-1.5 text-muted">
            <StatusIcon tone="unknown" />
            {t("scopeNote")}
          </span>
        )}
        <span className="flex-1" />
        <SavedViews page="query" search={scope === "" ? search : `${scope}&${search}`} />
      </header>
      {broken && (
        <p role="alert" className="flex items-center gap-2 bg-warning-soft px-4 py-1.5">
          <StatusIcon tone="warning" />
          {t("brokenLink")}
        </p>
      )}
      <ReadModelMode text={text} onText={setText} />
    </>
  );
}
