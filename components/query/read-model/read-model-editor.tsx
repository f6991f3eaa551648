"use client";

import { useMemo } from "react";
import type { ListQueryViewsOutput } from "#lib/query/contract/read-model.ts";
import { CodeEditor, type CodeEditorProps } from "../editor/code-editor.tsx";
import { readModelLanguage } from "./read-model-language.ts";

/** The editor of SQL over the read model. */
export function ReadModelEditor({
  views,
  ...props
}: Omit<CodeEditorProps, "language"> & { views: ListQueryViewsOutput["views"] }) {
  const language = useMemo(() => readModelLanguage(views), [views]);
  return <CodeEditor {...props} language={language} />;
}
