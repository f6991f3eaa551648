/** One completion: replaces `text.slice(from, to)`. */
export interface FilterSuggestion {
  kind: "field" | "operator" | "value" | "tag-key" | "recent";
  label: string;
  /** The same in the reader's words, beside it. */
  hint?: string;
  insert: string;
  from: number;
  to: number;
  /** Rows that would match; null where counting makes no sense. */
  count: number | null;
}

/** Where the text is wrong, and why in the reader's language. */
export interface FilterProblem {
  from: number;
  to: number;
  message: string;
}

/** The text and cursor after a suggestion is taken. A finished value is followed by room for the next term. */
export function takeSuggestion(text: string, suggestion: FilterSuggestion): { text: string; cursor: number } {
  const { from, to, insert, kind } = suggestion;
  const after = text.slice(to);
  const space = kind === "value" && after === "" && !insert.endsWith(" ") ? " " : "";
  const before = text.slice(0, from) + insert + space;
  return { text: before + after, cursor: before.length };
}

/**
 * Whether a problem is worth showing while somebody types: one at the very end is only an unfinished word.
 */
export function isSettled(problem: FilterProblem, text: string): boolean {
  return problem.to < text.trimEnd().length;
}
