import type { QueryFault } from "../fault.ts";

/** A token of AWS Config's query language. */
export interface ConfigToken {
  /** A word is a keyword, a function or a property (`configuration.state.name`). */
  kind: "word" | "text" | "number" | "operator" | "symbol" | "end";
  /** As written, texts without their quotes. */
  text: string;
  from: number;
  to: number;
}

const patterns: readonly [ConfigToken["kind"] | "space", RegExp][] = [
  ["space", /\s+/y],
  // A member whose name has other characters is quoted: configuration."aws:cloudformation".
  ["word", /[A-Za-z_][\w-]*(?:\.(?:[\w:/@-]+|"[^"]+"))*/y],
  ["text", /'(?:[^']|'')*'/y],
  ["number", /-?\d+(?:\.\d+)?/y],
  ["operator", /<=|>=|<>|!=|[<>=]/y],
  ["symbol", /[(),*]/y],
];

/** All tokens and a last one of kind `end`; a fault where the text is none of the language. */
export function readConfigTokens(text: string): ConfigToken[] | QueryFault {
  const tokens: ConfigToken[] = [];
  let at = 0;
  while (at < text.length) {
    const found = next(text, at);
    if (found === null) return noToken(text, at);
    if (found.kind !== "space") tokens.push({ ...found, kind: found.kind });
    at = found.to;
  }
  tokens.push({ kind: "end", text: "", from: text.length, to: text.length });
  return tokens;
}

function next(text: string, from: number) {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = from;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const plain = kind === "text" ? found.slice(1, -1).replaceAll("''", "'") : found;
    return { kind, text: plain, from, to: from + found.length };
  }
  return null;
}

function noToken(text: string, from: number): QueryFault {
  const character = text[from] ?? "";
  if (character === "'")
    return { messageKey: "unfinished", from, to: text.length, near: text.slice(from, from + 20) };
  if (character === ";") return { messageKey: "semicolon", from, to: from + 1, near: character };
  if (character === '"') {
    const end = text.indexOf('"', from + 1);
    const to = end < 0 ? text.length : end + 1;
    return { messageKey: "doubleQuotes", from, to, near: text.slice(from, to).slice(0, 40) };
  }
  return { messageKey: "unexpected", from, to: from + 1, near: character };
}
