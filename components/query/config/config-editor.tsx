"use client";

import { useMemo } from "react";
import type { ConfigCatalogOutput } from "#lib/query/contract/config-runs.ts";
import { CodeEditor, type CodeEditorProps } from "../editor/code-editor.tsx";
import { configLanguage } from "./config-language.ts";

/** The editor of AWS Config's queries. */
export function ConfigEditor({
  types,
  ...props
}: Omit<CodeEditorProps, "language"> & { types: ConfigCatalogOutput["types"] }) {
  const language = useMemo(() => configLanguage(types), [types]);
  return <CodeEditor {...props} language={language} />;
}
