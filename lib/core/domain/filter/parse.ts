import {
  FilterError,
  type FilterGroup,
  type FilterNode,
  type FilterOperator,
  type FilterValue,
  filterLimits,
  type ParseResult,
} from "./ast.ts";
import type { FilterRegistry } from "./fields.ts";

const space = /\s+/y;
const fieldStart = /([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)?)(!=|<=|>=|[:=<>])/y;
const bareWord = /[^\s()"]+/y;
const bareValue = /[^\s()",]+/y;
const bareKey = /[^\s()",=!<>]+/y;
const operators = /!=|<=|>=|[=<>]/y;
const stateAfter = /^@([A-Za-z]+)(?=[\s(),]|$)/;
const keywords = /(OR|AND|NOT)(?=[\s()"]|$)/y;

/**
 * Reads the filter language. Terms beside each other must all hold, `OR` between them needs one, `-` or `NOT` turns one
 * round, parentheses group. A filter of spaces only is `null`: everything matches.
 */
export function parseFilter(text: string, registry: FilterRegistry): ParseResult {
  try {
    if (text.length > filterLimits.length) {
      throw new FilterError("tooLong", { from: filterLimits.length, to: text.length });
    }
    return { ok: true, filter: new Parser(text, registry).parse() };
  } catch (error) {
    if (error instanceof FilterError) return { ok: false, fault: error.fault };
    throw error;
  }
}

class Parser {
  readonly #text: string;
  readonly #registry: FilterRegistry;
  #at = 0;
  #terms = 0;
  #values = 0;

  constructor(text: string, registry: FilterRegistry) {
    this.#text = text;
    this.#registry = registry;
  }

  parse(): FilterNode | null {
    this.#skipSpace();
    if (this.#ended()) return null;
    const filter = this.#any(0);
    if (!this.#ended()) throw new FilterError("unexpectedParenthesis", this.#here(1));
    return filter;
  }

  #any(depth: number): FilterNode {
    const items = [this.#all(depth)];
    while (this.#keyword() === "OR") {
      const from = this.#at;
      this.#take("OR".length);
      if (this.#closed()) throw new FilterError("danglingOperator", { from, to: this.#at });
      items.push(this.#all(depth));
    }
    return group("or", items);
  }

  #all(depth: number): FilterNode {
    const items: FilterNode[] = [];
    while (!this.#closed()) {
      const keyword = this.#keyword();
      if (keyword === "OR") break;
      if (keyword === "AND") {
        const range = this.#here(keyword.length);
        this.#take(keyword.length);
        const next = this.#keyword();
        if (items.length === 0 || this.#closed() || next === "OR" || next === "AND") {
          throw new FilterError("danglingOperator", range);
        }
      }
      items.push(this.#one(depth));
    }
    if (items.length === 0) throw new FilterError("danglingOperator", this.#here("OR".length));
    return group("and", items);
  }

  #one(depth: number): FilterNode {
    const from = this.#at;
    if (depth > filterLimits.depth) throw new FilterError("tooDeep", this.#here(1));
    const not = this.#keyword() === "NOT" ? "NOT" : this.#text[from] === "-" ? "-" : null;
    if (not !== null) {
      this.#at += not.length;
      if (not === "NOT") this.#skipSpace();
      if (this.#closed() || /\s/.test(this.#text[this.#at] ?? "")) {
        throw new FilterError("danglingOperator", { from, to: from + not.length });
      }
      const keyword = this.#keyword();
      if (keyword === "OR" || keyword === "AND") {
        throw new FilterError("danglingOperator", { from, to: from + not.length });
      }
      const item = this.#one(depth + 1);
      return { kind: "not", item, range: { from, to: item.range.to } };
    }
    if (this.#text[from] === "(") return this.#group(from, depth);
    this.#terms += 1;
    if (this.#terms > filterLimits.terms) throw new FilterError("tooManyTerms", this.#here(1));
    const item = this.#term() ?? this.#word();
    this.#skipSpace();
    return item;
  }

  #group(from: number, depth: number): FilterNode {
    this.#take(1);
    if (this.#text[this.#at] === ")") throw new FilterError("emptyGroup", { from, to: this.#at + 1 });
    if (this.#ended()) throw new FilterError("unclosedParenthesis", { from, to: from + 1 });
    const inner = this.#any(depth + 1);
    if (this.#text[this.#at] !== ")") throw new FilterError("unclosedParenthesis", { from, to: from + 1 });
    const to = this.#at + 1;
    this.#take(1);
    return { ...inner, range: { from, to } };
  }

  #term(): FilterNode | null {
    const from = this.#at;
    fieldStart.lastIndex = from;
    const match = fieldStart.exec(this.#text);
    const name = match?.[1];
    if (match === null || name === undefined) return null;
    const field = this.#registry.find(name);
    if (field === undefined) {
      // `web.example:8080` is an ordinary word, `missing.crital>0` is a field misspelt.
      const [whole = name, part] = name.split(".");
      if (part !== undefined && !this.#registry.hasParts(whole)) return null;
      throw new FilterError("unknownField", { from, to: from + name.length });
    }
    this.#at += match[0].length;
    const operator = match[2] as FilterOperator;
    if (field.kind === "keyed") return this.#keyed(from, field.key, operator);
    const values = this.#list(from);
    return { kind: "term", field: field.key, key: null, operator, values, range: { from, to: this.#at } };
  }

  #keyed(from: number, field: string, operator: FilterOperator): FilterNode {
    if (operator !== ":") throw new FilterError("badOperator", { from, to: this.#at });
    const key = this.#value(bareKey);
    if (key === null) throw new FilterError("missingKey", { from, to: this.#at });
    operators.lastIndex = this.#at;
    const inner = operators.exec(this.#text)?.[0] as FilterOperator | undefined;
    if (inner !== undefined) {
      this.#at += inner.length;
      const values = this.#list(from);
      return { kind: "term", field, key, operator: inner, values, range: { from, to: this.#at } };
    }
    const range = { from, to: this.#at };
    // `tag:*` and `tag:none` speak of having tags at all; `tag:Env` of having that one.
    if (!key.quoted && (key.text === "*" || key.text.toLowerCase() === "none")) {
      return { kind: "term", field, key: null, operator: ":", values: [key], range };
    }
    const any = { text: "*", quoted: false, range: { from: this.#at, to: this.#at } };
    return { kind: "term", field, key, operator: ":", values: [any], range };
  }

  #list(from: number): FilterValue[] {
    const values: FilterValue[] = [];
    do {
      if (values.length > 0) this.#at += 1;
      const value = this.#value(bareValue);
      if (value === null) throw new FilterError("missingValue", { from, to: this.#at });
      values.push(value);
      this.#values += 1;
      if (this.#values > filterLimits.values) throw new FilterError("tooManyTerms", value.range);
    } while (this.#text[this.#at] === ",");
    return values;
  }

  #word(): FilterNode {
    const value = this.#value(bareWord);
    if (value === null) throw new FilterError("unexpectedParenthesis", this.#here(1));
    return { kind: "word", value, range: value.range };
  }

  #value(bare: RegExp): FilterValue | null {
    const from = this.#at;
    if (this.#text[from] === '"') return this.#quoted(from);
    bare.lastIndex = from;
    const text = bare.exec(this.#text)?.[0];
    if (text === undefined) return null;
    this.#at += text.length;
    return { text, quoted: false, range: { from, to: this.#at } };
  }

  #quoted(from: number): FilterValue {
    let text = "";
    for (let at = from + 1; at < this.#text.length; at += 1) {
      const char = this.#text[at] ?? "";
      const next = this.#text[at + 1];
      if (char === "\\" && (next === '"' || next === "\\")) {
        text += next;
        at += 1;
      } else if (char === '"') {
        this.#at = at + 1;
        const state = stateAfter.exec(this.#text.slice(this.#at))?.[1];
        if (state !== undefined) this.#at += state.length + 1;
        if (state !== undefined) return { text, quoted: true, state, range: { from, to: this.#at } };
        if (next !== undefined && !/[\s(),=!<>]/.test(next)) {
          throw new FilterError("afterQuote", { from: at + 1, to: at + 2 });
        }
        return { text, quoted: true, range: { from, to: at + 1 } };
      } else {
        text += char;
      }
    }
    throw new FilterError("unclosedQuote", { from, to: this.#text.length });
  }

  #keyword(): string | null {
    keywords.lastIndex = this.#at;
    return keywords.exec(this.#text)?.[1] ?? null;
  }

  #take(length: number): void {
    this.#at += length;
    this.#skipSpace();
  }

  #skipSpace(): void {
    space.lastIndex = this.#at;
    this.#at += space.exec(this.#text)?.[0].length ?? 0;
  }

  #ended(): boolean {
    return this.#at >= this.#text.length;
  }

  #closed(): boolean {
    return this.#ended() || this.#text[this.#at] === ")";
  }

  #here(length: number): { from: number; to: number } {
    return { from: this.#at, to: Math.min(this.#at + length, this.#text.length) };
  }
}

function group(kind: FilterGroup["kind"], items: FilterNode[]): FilterNode {
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("An empty group");
  if (items.length === 1) return first;
  return { kind, items, range: { from: first.range.from, to: last.range.to } };
}
