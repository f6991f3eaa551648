import { type QueryPlace, refuseAt } from "./query-error.ts";

/** One word, sign or value of a query. Words keep their case; keywords are compared without it. */
export interface Token extends QueryPlace {
  kind: "word" | "string" | "number" | "sign" | "end";
  text: string;
}

const patterns: readonly (readonly [Token["kind"] | "space", RegExp])[] = [
  ["space", /\s+/y],
  ["string", /'(?:[^']|'')*'/y],
  ["number", /-?\d+(?:\.\d+)?(?![\w.])/y],
  // A property: names joined by dots; what is no plain name stands in double quotes.
  ["word", /(?:[A-Za-z_][\w:/-]*|"[^"]+")(?:\.(?:[A-Za-z_][\w:/-]*|"[^"]+"))*/y],
  ["sign", /<>|!=|<=|>=|[=<>(),*]/y],
];

/** The tokens of a query, the end last; throws QueryError at the first character that begins none. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let [line, lineStart, at] = [1, 0, 0];
  while (at < text.length) {
    const place = { line, column: at - lineStart + 1 };
    const [kind, match] = matchAt(text, at) ?? refuseAt(place);
    if (kind !== "space") tokens.push({ kind, text: kind === "string" ? unquoted(match) : match, ...place });
    for (let index = at; index < at + match.length; index += 1) {
      if (text[index] !== "\n") continue;
      line += 1;
      lineStart = index + 1;
    }
    at += match.length;
  }
  tokens.push({ kind: "end", text: "", line, column: at - lineStart + 1 });
  return tokens;
}

function matchAt(text: string, at: number): [Token["kind"] | "space", string] | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    if (match !== undefined) return [kind, match];
  }
  return undefined;
}

const unquoted = (literal: string): string => literal.slice(1, -1).replaceAll("''", "'");
