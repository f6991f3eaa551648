import type { FilterNode, FilterTerm, FilterValue } from "./ast.ts";

/** The filter's text in its plainest form: reading it again gives the same filter. */
export function printFilter(node: FilterNode | null): string {
  return node === null ? "" : print(node, true);
}

function print(node: FilterNode, outermost: boolean): string {
  switch (node.kind) {
    case "or":
    case "and": {
      const text = node.items.map((item) => print(item, false)).join(node.kind === "or" ? " OR " : " ");
      return outermost ? text : `(${text})`;
    }
    case "not":
      return `-${print(node.item, false)}`;
    case "word":
      return printValue(node.value);
    case "term":
      return printTerm(node);
  }
}

/** One term without anything around it. */
export function printTerm(term: Omit<FilterTerm, "range" | "kind">): string {
  const values = term.values.map(printValue).join(",");
  if (term.key === null) return `${term.field}${term.operator}${values}`;
  const key = printKey(term.key);
  return term.operator === ":" ? `${term.field}:${key}` : `${term.field}:${key}${term.operator}${values}`;
}

/** A value that stands for exactly this text, in quotes where it would mean something else without. */
export function literalValue(text: string): FilterValue {
  const quoted = text === "" || /[\s()",*\\]/.test(text) || text.toLowerCase() === "none";
  return { text, quoted, range: { from: 0, to: 0 } };
}

/** A filter for this text and nothing else, whatever it would mean as a filter. */
export function textFilter(text: string): string {
  const value: FilterValue = { text, quoted: true, range: { from: 0, to: 0 } };
  return printFilter({ kind: "word", value, range: value.range });
}

function printValue(value: FilterValue): string {
  const text = value.quoted ? quote(value.text) : value.text;
  return value.state === undefined ? text : `${text}@${value.state}`;
}

function printKey(key: FilterValue): string {
  return key.quoted || /[\s()",=!<>]/.test(key.text) ? quote(key.text) : key.text;
}

function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
