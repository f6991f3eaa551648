"use client";

import type { CompletionContext } from "@codemirror/autocomplete";
import { PostgreSQL, sql } from "@codemirror/lang-sql";
import type { Extension } from "@codemirror/state";
import { useMemo } from "react";
import type { ListQueryViewsOutput } from "#lib/query/contract/read-model.ts";
import { offeredFunctions } from "#lib/query/domain/read-model-sql/functions.ts";
import { CodeEditor, type CodeEditorProps } from "../editor/code-editor.tsx";

/** The editor of SQL over the read model: completes views, their columns and the functions on offer. */
export function ReadModelEditor({
  views,
  ...props
}: Omit<CodeEditorProps, "language"> & { views: ListQueryViewsOutput["views"] }) {
  const language = useMemo(() => readModelLanguage(views), [views]);
  return <CodeEditor {...props} language={language} />;
}

const functions = offeredFunctions.map((name) => ({
  label: name,
  type: "function",
  detail: "()",
  apply: `${name}(`,
}));

function readModelLanguage(views: ListQueryViewsOutput["views"]): Extension {
  const schema = Object.fromEntries(
    views.map(({ name, description, columns }) => [
      name,
      {
        self: { label: name, type: "type", info: description },
        children: columns.map((column) => ({
          label: column.name,
          type: "property",
          detail: column.type,
          ...(column.description !== null && { info: column.description }),
        })),
      },
    ]),
  );
  return [
    sql({ dialect: PostgreSQL, schema }),
    PostgreSQL.language.data.of({
      autocomplete: (context: CompletionContext) => {
        const word = context.matchBefore(/\w+/);
        if (word === null || context.state.sliceDoc(word.from - 1, word.from) === ".") return null;
        return { from: word.from, options: functions, validFor: /^\w*$/ };
      },
    }),
  ];
}
