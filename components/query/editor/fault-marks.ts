import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** Underlines a range, or nothing. */
export const markFault = StateEffect.define<{ from: number; to: number } | null>();

const underline = Decoration.mark({ class: "cm-fault" });

/** The underlined range; it moves with the text until the next check. */
export const faultMarks = StateField.define({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(markFault)) continue;
      const { value } = effect;
      const to = Math.min(transaction.newDoc.length, value?.to ?? 0);
      const from = Math.min(value?.from ?? 0, Math.max(0, to - 1));
      next = value === null || from >= to ? Decoration.none : Decoration.set([underline.range(from, to)]);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
