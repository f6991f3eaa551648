"use client";

import { MergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

export interface RawMergeProps {
  before: string;
  after: string;
}

/** Lines around a change that stay; longer runs of equal lines are folded and open by a click. */
const collapse = { margin: 3, minSize: 6 };

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--canvas)", fontSize: "0.75rem" },
  ".cm-scroller": { fontFamily: "var(--font-mono, ui-monospace, monospace)" },
  ".cm-gutters": { color: "var(--ink-faint)", backgroundColor: "var(--chrome)", border: "none" },
  "&.cm-merge-a .cm-changedLine": { backgroundColor: "var(--critical-soft)" },
  "&.cm-merge-b .cm-changedLine": { backgroundColor: "var(--ok-soft)" },
  "&.cm-merge-a .cm-changedText": { background: "color-mix(in srgb, var(--critical) 25%, transparent)" },
  "&.cm-merge-b .cm-changedText": { background: "color-mix(in srgb, var(--ok) 25%, transparent)" },
  "&.cm-merge-a .cm-changedLineGutter": { background: "var(--critical)" },
  "&.cm-merge-b .cm-changedLineGutter": { background: "var(--ok)" },
  ".cm-collapsedLines": { color: "var(--ink-muted)", background: "var(--sunken)", padding: "2px 8px" },
  // Its own signs are in few fonts.
  ".cm-collapsedLines::before, .cm-collapsedLines::after": { content: '"⋯"' },
});

/** CodeMirror's merge view of two texts, read only. */
export function RawMerge({ before, after }: RawMergeProps) {
  const t = useTranslations("awsConfig.diff");
  const place = useRef<HTMLDivElement>(null);
  const [labelBefore, labelAfter, unchanged] = [t("before"), t("after"), t("unchangedLines")];
  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    const side = (doc: string, label: string) => ({ doc, extensions: extensions(label, unchanged) });
    const view = new MergeView({
      parent,
      a: side(before, labelBefore),
      b: side(after, labelAfter),
      collapseUnchanged: collapse,
      gutter: true,
    });
    return () => view.destroy();
  }, [before, after, labelBefore, labelAfter, unchanged]);
  return (
    <section
      ref={place}
      aria-label={t("jsonLabel")}
      className="max-h-[70vh] min-w-0 overflow-auto rounded-md border border-line"
    />
  );
}

function extensions(label: string, unchanged: string): Extension[] {
  return [
    EditorState.readOnly.of(true),
    EditorState.phrases.of({ "$ unchanged lines": unchanged }),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    EditorView.lineWrapping,
    lineNumbers(),
    look,
    // The editor makes style elements, which the page's policy allows by its nonce alone.
    EditorView.cspNonce.of(document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? ""),
  ];
}
