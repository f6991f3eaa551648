"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useRef } from "react";
import { SavedViews } from "#components/shared/views/saved-views.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { serialiseScope } from "#lib/core/client/scope-params.ts";
import { withSearch } from "#lib/core/contract/hrefs.ts";
import { ConfigMode } from "./config/config-mode.tsx";
import { type QueryMode, queryModes, queryParsers } from "./query-params.ts";
import { ReadModelMode } from "./read-model/read-model-mode.tsx";
import { useQueryText } from "./use-query-text.ts";

/** Questions in SQL: to AWS Config, or over Yagura's own tables. */
export function QueryPage() {
  const t = useTranslations("query");
  const [params, change] = useQueryStates(queryParsers, { history: "replace" });
  const { text, setText, broken } = useQueryText(params.q, (q) => void change({ q }));
  const others = useRef(new Map<QueryMode, string>());
  // Each mode has a language of its own, so each keeps its text.
  const switchTo = (mode: QueryMode) => {
    others.current.set(params.mode, text);
    void change({ mode });
    setText(others.current.get(mode) ?? "");
  };
  const search = withSearch("", { mode: params.mode, aggregator: params.aggregator, q: params.q }).replace(
    "?",
    "",
  );
  const scope = serialiseScope(params).replace("?", "");
  return (
    <>
      <header className="flex min-h-11.5 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-1.5">
        <h1 className="font-semibold text-lg">{t("title")}</h1>
        <Segmented
          label={t("modeLabel")}
          labelled="hidden"
          value={params.mode}
          options={queryModes.map((value) => ({ value, label: t(`modes.${value}`) }))}
          onChange={switchTo}
        />
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
      {params.mode === "aws-config" ? (
        <ConfigMode
          text={text}
          onText={setText}
          aggregator={params.aggregator}
          onAggregator={(aggregator) => void change({ aggregator })}
        />
      ) : (
        <ReadModelMode text={text} onText={setText} />
      )}
    </>
  );
}
