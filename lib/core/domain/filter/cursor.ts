import type { TextRange } from "./ast.ts";
import type { FilterField, FilterRegistry } from "./fields.ts";
import { resolveFilter } from "./resolve.ts";

/** What is being written at the cursor, also while the filter as a whole cannot be read yet. */
export type CursorContext<Field extends FilterField> = {
  /** The whole condition around the cursor: what counts must leave out. */
  condition: TextRange;
  /** What a suggestion replaces. */
  range: TextRange;
  /** What has been written of it before the cursor. */
  prefix: string;
} & (
  | { kind: "field" }
  | { kind: "key"; field: Field }
  | { kind: "value"; field: Field; key: string | null; operator: string }
);

const start = /^([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)?)(!=|<=|>=|[:=<>])/;

export function cursorContext<Field extends FilterField>(
  text: string,
  cursor: number,
  registry: FilterRegistry<Field>,
): CursorContext<Field> {
  const at = Math.min(cursor, text.length);
  const { from, quotedFrom } = wordStart(text, at);
  const to = wordEnd(text, at, quotedFrom !== null);
  const condition = { from, to };
  const body = from + (text.slice(from, at).match(/^-+/)?.[0].length ?? 0);
  const match = start.exec(text.slice(body, at));
  const field = match?.[1] === undefined ? undefined : registry.find(match[1]);
  if (match === null || field === undefined) {
    return { kind: "field", condition, range: { from: body, to }, prefix: unquote(text.slice(body, at)) };
  }
  const valueFrom = body + match[0].length;
  if (field.kind !== "keyed") {
    return {
      kind: "value",
      field,
      key: null,
      operator: match[2] ?? ":",
      ...lastValue(text, valueFrom, at, to),
      condition,
    };
  }
  const inner = innerOperator(text.slice(valueFrom, at));
  if (inner === null) {
    return {
      kind: "key",
      field,
      condition,
      range: { from: valueFrom, to },
      prefix: unquote(text.slice(valueFrom, at)),
    };
  }
  const key = unquote(text.slice(valueFrom, valueFrom + inner.at));
  return {
    kind: "value",
    field,
    key,
    operator: inner.operator,
    ...lastValue(text, valueFrom + inner.at + inner.operator.length, at, to),
    condition,
  };
}

/** The filter but for the condition at the cursor, which counts leave out; empty while that cannot be read. */
export function withoutCondition<Field extends FilterField>(
  text: string,
  { condition: { from, to } }: CursorContext<Field>,
  registry: FilterRegistry<Field>,
  now: Date,
): string {
  const rest = `${text.slice(0, from)} ${text.slice(to)}`;
  return resolveFilter(rest, registry, now).ok ? rest : "";
}

/** Where the word around the position begins, and where its open quote does. */
function wordStart(text: string, at: number): { from: number; quotedFrom: number | null } {
  let from = 0;
  let quotedFrom: number | null = null;
  for (let index = 0; index < at; index += 1) {
    const char = text[index] ?? "";
    if (quotedFrom !== null) {
      if (char === "\\") index += 1;
      else if (char === '"') quotedFrom = null;
    } else if (char === '"') quotedFrom = index;
    else if (/[\s()]/.test(char)) from = index + 1;
  }
  return { from, quotedFrom };
}

function wordEnd(text: string, at: number, quoted: boolean): number {
  const rest = text.slice(at);
  const length = quoted ? /^(?:[^"\\]|\\.)*"?/s.exec(rest)?.[0].length : /^[^\s(),"]*/.exec(rest)?.[0].length;
  return at + (length ?? 0);
}

function innerOperator(text: string): { at: number; operator: string } | null {
  const match = /^("(?:[^"\\]|\\.)*"|[^\s()",=!<>]*)(!=|=)/.exec(text);
  return match === null ? null : { at: match[1]?.length ?? 0, operator: match[2] ?? "=" };
}

function lastValue(text: string, from: number, at: number, to: number): { range: TextRange; prefix: string } {
  let begin = from;
  let quoted = false;
  for (let index = from; index < at; index += 1) {
    const char = text[index];
    if (quoted && char === "\\") index += 1;
    else if (char === '"') quoted = !quoted;
    else if (char === "," && !quoted) begin = index + 1;
  }
  return { range: { from: begin, to }, prefix: unquote(text.slice(begin, at)) };
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  return text
    .slice(1)
    .replace(/(?<!\\)"$/, "")
    .replace(/\\(["\\])/g, "$1");
}
