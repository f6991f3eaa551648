"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";

/** CodeMirror's own words in the reader's language. */
export function useEditorPhrases(): Record<string, string> {
  const t = useTranslations("query.editor");
  return useMemo(
    () => ({
      Completions: t("completions"),
      "Control character": t("controlCharacter"),
      "Selection deleted": t("selectionDeleted"),
    }),
    [t],
  );
}
