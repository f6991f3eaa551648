"use client";

import { useMemo } from "react";
import type { SeenProperties } from "#lib/query/domain/config-sql/query-properties.ts";
import { CodeEditor, type CodeEditorProps } from "../editor/code-editor.tsx";
import { configLanguage } from "./config-language.ts";

/** The editor of AWS Config's queries. */
export function ConfigEditor({
  seen,
  ...props
}: Omit<CodeEditorProps, "language"> & { seen: SeenProperties }) {
  const language = useMemo(() => configLanguage(seen), [seen]);
  return <CodeEditor {...props} language={language} />;
}
