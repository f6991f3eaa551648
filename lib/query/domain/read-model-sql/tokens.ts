import type { QueryFault } from "../fault.ts";

/** A token of PostgreSQL's SQL, as far as the check needs to tell them apart. */
export interface SqlToken {
  kind: "word" | "quoted" | "literal" | "parameter" | "symbol";
  /** Words in lower case, as PostgreSQL folds them; quoted names without their quotes; symbols as written. */
  text: string;
  from: number;
  to: number;
}

const patterns: readonly [SqlToken["kind"] | "space" | "unicode", RegExp][] = [
  ["space", /[ \t\r\n\f\v]+|--[^\r\n]*/y],
  // Escaped names could hide any word from the check.
  ["unicode", /[uU]&['"]/y],
  ["literal", /[eE]'(?:[^'\\]|\\[\s\S]|'')*'/y],
  ["literal", /[bBxXnN]?'(?:[^']|'')*'/y],
  ["quoted", /"(?:[^"]|"")*"/y],
  ["literal", /\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$[\s\S]*?\$\1\$/y],
  ["parameter", /\$\d+/y],
  ["word", /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y],
  ["literal", /(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?)/iy],
];

/** Reads as PostgreSQL does while `standard_conforming_strings` is on. A fault is a text or comment without an end. */
export function readTokens(text: string): { tokens: SqlToken[]; fault: QueryFault | null } {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < text.length) {
    const comment = text.startsWith("/*", at) ? endOfComment(text, at) : undefined;
    if (comment === null) return { tokens, fault: unfinished(text, at) };
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    const found = match(text, at);
    if (found === null) {
      const symbol = text[at] ?? "";
      if (symbol === "'" || symbol === '"') return { tokens, fault: unfinished(text, at) };
      tokens.push({ kind: "symbol", text: symbol, from: at, to: at + 1 });
      at += 1;
      continue;
    }
    if (found.kind === "unicode") {
      return { tokens, fault: { messageKey: "unicodeEscape", from: at, to: found.to, near: found.text } };
    }
    if (found.kind !== "space") {
      tokens.push({ kind: found.kind, text: normalised(found.kind, found.text), from: at, to: found.to });
    }
    at = found.to;
  }
  return { tokens, fault: null };
}

function match(text: string, at: number) {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found, to: at + found.length };
  }
  return null;
}

function normalised(kind: SqlToken["kind"], text: string): string {
  if (kind === "word") return text.toLowerCase();
  return kind === "quoted" ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** PostgreSQL's comments nest; null when one has no end. */
function endOfComment(text: string, from: number): number | null {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 0;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return null;
}

const unfinished = (text: string, from: number): QueryFault => ({
  messageKey: "unfinished",
  from,
  to: text.length,
  near: text.slice(from, from + 20),
});
