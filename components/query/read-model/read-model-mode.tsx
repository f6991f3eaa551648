"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useRef } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { queryViewsQuery, runStatement } from "#lib/query/client/index.ts";
import type { RunStatementOutput } from "#lib/query/contract/read-model.ts";
import { checkStatement } from "#lib/query/domain/read-model-sql/check.ts";
import type { EditorHandle } from "../editor/code-editor.tsx";
import { EditorSkeleton } from "../editor/editor-skeleton.tsx";
import { useEditorPhrases } from "../editor/use-editor-phrases.ts";
import { Failure } from "../failure.tsx";
import { FaultMessage } from "../fault-message.tsx";
import { ResultTable } from "../result/result-table.tsx";
import { SaveResult } from "../result/save-result.tsx";
import { RunBar } from "../run-bar.tsx";
import { errorOf, useRun } from "../use-run.ts";
import { Workbench } from "../workbench.tsx";
import { Examples } from "./examples.tsx";
import { ViewCatalog } from "./view-catalog.tsx";

const ReadModelEditor = dynamic(
  () => import("./read-model-editor.tsx").then((module) => module.ReadModelEditor),
  { ssr: false, loading: EditorSkeleton },
);

/** SQL over Yagura's own tables. */
export function ReadModelMode({ text, onText }: { text: string; onText: (text: string) => void }) {
  const t = useTranslations("query");
  const { scope } = useScope();
  const views = useQuery(queryViewsQuery());
  const { state, run, cancel } = useRun(runStatement);
  const editor = useRef<EditorHandle>(null);
  const checked = useDeferredValue(text);
  const fault = useMemo(() => (checked.trim() === "" ? null : checkStatement(checked)), [checked]);
  const error = errorOf(state, text);
  const place = useMemo(() => fault ?? placeOf(error, checked), [fault, error, checked]);
  const phrases = useEditorPhrases();
  const start = () => {
    if (checkStatement(text) !== null) return;
    run({ text, accounts: scope.accounts, regions: scope.regions });
  };
  const { answer } = state;
  return (
    <Workbench
      catalogLabel={t("catalog.label")}
      catalog={
        <ViewCatalog views={views.data?.views ?? []} onInsert={(name) => editor.current?.insert(name)} />
      }
      editor={
        <ReadModelEditor
          label={t("editorLabel")}
          value={text}
          onChange={onText}
          onRun={start}
          views={views.data?.views ?? noViews}
          phrases={phrases}
          placeholder={t("readModel.placeholder")}
          fault={place}
          handle={editor}
        />
      }
      bar={
        <RunBar
          runningSince={state.runningSince}
          disabled={fault !== null || text.trim() === ""}
          onRun={start}
          onCancel={cancel}
          actions={answer && <SaveResult name="query" result={answer} />}
        >
          {fault !== null ? (
            <FaultMessage fault={fault} text={checked} />
          ) : (
            answer && <Summary answer={answer} />
          )}
        </RunBar>
      }
    >
      {error && <Failure error={error} />}
      {answer && (
        <>
          <Coverage freshness={answer.freshness} primary="" />
          {answer.rows.length > 0 ? (
            <ResultTable key={state.number} columns={answer.columns} rows={answer.rows} />
          ) : (
            <EmptyState title={t("result.empty")}>{t("result.emptyBody")}</EmptyState>
          )}
        </>
      )}
      {answer === null && error === null && <Examples onChoose={onText} />}
    </Workbench>
  );
}

const noViews: never[] = [];

function Summary({ answer }: { answer: RunStatementOutput }) {
  const t = useTranslations("query");
  const format = useFormatter();
  return (
    <span className="text-muted">
      {t("summary", { rows: answer.rows.length, ms: format.number(answer.elapsedMs) })}
      {answer.cut !== null && (
        <strong className="ml-2 font-medium text-warning">
          {t(`cut.${answer.cut}`, { rows: answer.rows.length })}
        </strong>
      )}
    </span>
  );
}

/** The word at which PostgreSQL stopped reading. */
function placeOf(error: Error | null, text: string): { from: number; to: number } | null {
  const position = error instanceof ApiError ? error.details?.position : undefined;
  if (typeof position !== "number") return null;
  const word = /^[\w.]+|^\S/.exec(text.slice(position))?.[0] ?? "";
  return { from: position, to: position + Math.max(1, word.length) };
}
