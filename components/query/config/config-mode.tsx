"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { cancelConfigRun, configCatalogQuery, runConfigQuery } from "#lib/query/client/index.ts";
import type { ConfigRun } from "#lib/query/contract/config-runs.ts";
import { parseConfigQuery } from "#lib/query/domain/config-sql/parse.ts";
import { mayExist } from "#lib/query/domain/config-sql/query-properties.ts";
import { queryCli } from "#lib/query/domain/query-cli.ts";
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
import { ConfigCatalog } from "./config-catalog.tsx";
import { ConfigExamples } from "./config-examples.tsx";
import { RunCoverage } from "./run-coverage.tsx";
import { RunSummary } from "./run-summary.tsx";
import { TargetSelect } from "./target-select.tsx";

const ConfigEditor = dynamic(() => import("./config-editor.tsx").then((module) => module.ConfigEditor), {
  ssr: false,
  loading: EditorSkeleton,
});

export interface ConfigModeProps {
  text: string;
  onText: (text: string) => void;
  /** Key of an aggregator; empty asks the account-Regions of the scope. */
  aggregator: string;
  onAggregator: (key: string) => void;
}

/** AWS Config's own query language, put to the account-Regions of the scope or to an aggregator. */
export function ConfigMode({ text, onText, aggregator, onAggregator }: ConfigModeProps) {
  const t = useTranslations("query");
  const { scope } = useScope();
  const catalog = useQuery(configCatalogQuery());
  const [progress, setProgress] = useState<ConfigRun | null>(null);
  const { state, run, cancel } = useRun((input: Parameters<typeof runConfigQuery>[0], signal) =>
    runConfigQuery(input, signal, setProgress),
  );
  const editor = useRef<EditorHandle>(null);
  const checked = useDeferredValue(text);
  const types = catalog.data?.types;
  const seen = useMemo(() => new Map(types?.map(({ type, properties }) => [type, properties])), [types]);
  const { fault, doubt } = useMemo(
    () =>
      checked.trim() === ""
        ? { fault: null, doubt: null }
        : parseConfigQuery(checked, (property) => mayExist(property, checked, seen)),
    [checked, seen],
  );
  const asked = { text, aggregator: aggregator === "" ? null : aggregator };
  const start = () => {
    if (parseConfigQuery(text).fault !== null) return;
    setProgress(null);
    run({ ...asked, accounts: scope.accounts, regions: scope.regions });
  };
  const { answer } = state;
  const error = errorOf(state, text);
  const spoken = fault ?? doubt;
  return (
    <Workbench
      catalogLabel={t("config.catalogLabel")}
      catalog={
        <ConfigCatalog
          catalog={catalog.data}
          onQuery={onText}
          onInsert={(name) => editor.current?.insert(name)}
        />
      }
      editor={
        <ConfigEditor
          label={t("editorLabel")}
          value={text}
          onChange={onText}
          onRun={start}
          seen={seen}
          phrases={useEditorPhrases()}
          placeholder={t("config.placeholder")}
          fault={spoken}
          handle={editor}
        />
      }
      bar={
        <RunBar
          runningSince={state.runningSince}
          disabled={fault !== null || text.trim() === ""}
          onRun={start}
          onCancel={() => (progress === null ? cancel() : void cancelConfigRun(progress.id))}
          progress={progress && <RunSummary run={progress} />}
          actions={
            <>
              <TargetSelect
                aggregators={catalog.data?.aggregators ?? []}
                value={aggregator}
                onChange={onAggregator}
              />
              <CopyButton
                look="text"
                label={t("config.cli")}
                text={queryCli({
                  ...asked,
                  accounts: scope.accounts,
                  regions: scope.regions,
                  note: t("config.cliNote"),
                })}
              />
              {answer?.result && <SaveResult name="config-query" result={answer.result} />}
            </>
          }
        >
          {spoken !== null && <FaultMessage fault={spoken} text={checked} />}
          {fault === null && answer && <RunSummary run={answer} />}
        </RunBar>
      }
    >
      {error && <Failure error={error} />}
      {answer && <Answer key={state.number} run={answer} />}
      {answer === null && error === null && <ConfigExamples onChoose={onText} />}
    </Workbench>
  );
}

function Answer({ run }: { run: ConfigRun }) {
  const t = useTranslations("query.result");
  return (
    <>
      <RunCoverage failed={run.failed} total={run.scopes.total} />
      {run.result !== null && run.result.rows.length > 0 ? (
        <ResultTable columns={run.result.columns} rows={run.result.rows} />
      ) : (
        <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>
      )}
    </>
  );
}
