import type { DiffLine } from "./lines.ts";

const marks: Record<DiffLine["change"], string> = {
  added: "+",
  removed: "-",
  changed: "~",
  moved: ">",
  inside: " ",
  same: " ",
};

/** A difference as plain text, as it is copied: its sentences, then its lines. */
export function diffText(sentences: readonly string[], lines: readonly DiffLine[]): string {
  const body = lines
    .filter(({ fold }) => fold === null)
    .map(({ change, depth, label, before, after }) => {
      const values = change === "changed" ? [before, after] : [after ?? before];
      const text = values.flatMap((value) => value?.text ?? []).join(" -> ");
      return `${marks[change]} ${"  ".repeat(depth)}${label}${text === "" ? "" : `: ${text}`}`;
    });
  return [...sentences.map((sentence) => `* ${sentence}`), "", ...body].join("\n");
}
