"use client";

import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type RefObject, useEffect, useRef } from "react";
import { editorBase } from "./editor-base.ts";
import { faultMarks, markFault } from "./fault-marks.ts";

/** What a page may do to the text beside the reader's own typing. */
export interface EditorHandle {
  /** Puts a text in the place of the selection and the cursor behind it. */
  insert: (text: string) => void;
  focus: () => void;
}

export interface CodeEditorProps {
  /** Names the editor for assistive technology. */
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Ctrl or ⌘ with Enter. */
  onRun: () => void;
  /** Language and completions; a new value takes the place of the former one. */
  language: Extension;
  /** Words of the editor itself, in the reader's language. */
  phrases: Readonly<Record<string, string>>;
  placeholder: string;
  /** What is underlined. */
  fault: { from: number; to: number } | null;
  handle: RefObject<EditorHandle | null>;
}

/** A text editor for queries. Tab leaves it, as it leaves every field. */
export function CodeEditor(props: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const language = useRef(new Compartment());
  const current = useRef(props);
  useEffect(() => {
    current.current = props;
  });

  useEffect(() => {
    if (place.current === null) return;
    const { value, label, phrases, placeholder, language: first, handle } = current.current;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          editorBase({ label, phrases, placeholder, onRun: () => current.current.onRun() }),
          faultMarks,
          language.current.of(first),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) current.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    handle.current = {
      insert: (text) => {
        made.dispatch(made.state.replaceSelection(text));
        made.focus();
      },
      focus: () => made.focus(),
    };
    return () => {
      handle.current = null;
      view.current = null;
      made.destroy();
    };
  }, []);

  const { value, language: wanted, fault } = props;
  useEffect(() => {
    const made = view.current;
    // What the reader types comes back as the value; only another text is a change.
    if (made === null || made.state.doc.toString() === value) return;
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    view.current?.dispatch({ effects: language.current.reconfigure(wanted) });
  }, [wanted]);
  useEffect(() => {
    view.current?.dispatch({ effects: markFault.of(fault) });
  }, [fault]);

  return <div ref={place} className="h-full min-h-0 overflow-hidden" />;
}
