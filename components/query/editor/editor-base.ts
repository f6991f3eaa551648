import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder as placeholderText,
} from "@codemirror/view";
import { editorColours, editorTheme } from "./editor-theme.ts";

interface BaseOptions {
  label: string;
  phrases: Readonly<Record<string, string>>;
  placeholder: string;
  onRun: () => void;
}

/** What every editor of queries has, whatever its language. */
export function editorBase({ label, phrases, placeholder, onRun }: BaseOptions): Extension {
  return [
    EditorState.phrases.of(phrases),
    // The page's policy lets styles in by its nonce only; a script of the page knows it.
    EditorView.cspNonce.of(document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? ""),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
    EditorView.lineWrapping,
    lineNumbers(),
    highlightActiveLine(),
    highlightSpecialChars(),
    drawSelection(),
    history(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false, maxRenderedOptions: 60 }),
    placeholderText(placeholder),
    Prec.highest(keymap.of([{ key: "Mod-Enter", run: runs(onRun) }])),
    // Without Tab: it leaves the editor.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    editorTheme,
    syntaxHighlighting(editorColours),
  ];
}

/** Runs the query; what was offered would lie over its answer. */
const runs = (action: () => void) => (view: EditorView) => {
  closeCompletion(view);
  action();
  return true;
};
