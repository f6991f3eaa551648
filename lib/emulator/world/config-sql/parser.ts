import { checkedQuery, checkedWildcard } from "./check.ts";
import { propertyOf } from "./properties.ts";
import {
  type Aggregate,
  type Comparison,
  type Condition,
  isAggregate,
  type Literal,
  type Order,
  type Property,
  type Query,
} from "./query.ts";
import { QueryError, refuseAt } from "./query-error.ts";
import { type Token, tokensOf } from "./tokens.ts";

const comparisons: Readonly<Record<string, Comparison>> = {
  "=": "=",
  "<>": "<>",
  "!=": "<>",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};
const functions = ["COUNT", "MIN", "MAX", "AVG", "SUM"] as const;

/** Words of SQL that Config's subset does not have, and those that it has and that name no property. */
const unsupported = new Set(
  "ALL AS CASE DISTINCT FROM HAVING JOIN UNION NULL IS LIMIT OFFSET EXISTS".split(" "),
);
const reserved = new Set("SELECT WHERE GROUP ORDER BY AND OR NOT IN LIKE BETWEEN ASC DESC".split(" "));

/** Conditions deeper than this are refused, so that none can exhaust the stack. */
const depthMax = 50;

/**
 * Reads one query; throws QueryError for what is not one, or is not in Config's subset.
 * https://docs.aws.amazon.com/config/latest/developerguide/query-components.html
 */
export function parseQuery(text: string): Query {
  return new Parser(tokensOf(text)).query();
}

class Parser {
  #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  query(): Query {
    this.#expect("SELECT");
    const columns = this.#takeSign("*") ? [] : this.#list(() => this.#column());
    const where = this.#take("WHERE") ? this.#or() : undefined;
    const groupBy = this.#takeBoth("GROUP", "BY") ? this.#list(() => this.#property()) : [];
    const orderBy = this.#takeBoth("ORDER", "BY") ? this.#list(() => this.#order()) : [];
    if (this.#peek().kind !== "end") this.#refuse();
    return checkedQuery({ columns, where, groupBy, orderBy });
  }

  #argument(): Property | undefined {
    const column = this.#column("within");
    return isAggregate(column) ? undefined : column;
  }

  #column(within?: "within"): Property | Aggregate {
    const { kind, text } = this.#peek();
    const name = functions.find((known) => kind === "word" && known === text.toUpperCase());
    const called = name !== undefined && this.#tokens[this.#at + 1]?.text === "(";
    if (!called) return this.#property();
    if (within) throw new QueryError("Aggregate functions cannot take other functions as arguments.");
    this.#at += 2;
    const property = name === "COUNT" && this.#takeSign("*") ? undefined : this.#argument();
    this.#expectSign(")");
    return { function: name, property, name: `${name}(${property?.name ?? "*"})` };
  }

  #order(): Order {
    const column = this.#column();
    const descending = this.#take("DESC");
    if (!descending) this.#take("ASC");
    return { column, descending };
  }

  #or(): Condition {
    return this.#joined("or", "OR", () => this.#joined("and", "AND", () => this.#not()));
  }

  #joined(kind: "and" | "or", word: string, read: () => Condition): Condition {
    const conditions = [read()];
    while (this.#take(word)) conditions.push(read());
    const [only] = conditions;
    return conditions.length === 1 && only !== undefined ? only : { kind, conditions };
  }

  #not(): Condition {
    this.#depth += 1;
    if (this.#depth > depthMax) this.#refuse("the condition is nested too deeply");
    const condition = this.#notOrTerm();
    this.#depth -= 1;
    return condition;
  }

  #notOrTerm(): Condition {
    if (this.#take("NOT")) return { kind: "not", condition: this.#not() };
    if (!this.#takeSign("(")) return this.#comparison();
    const inner = this.#or();
    this.#expectSign(")");
    return inner;
  }

  #comparison(): Condition {
    const property = this.#property();
    const { kind, text } = this.#peek();
    const operator = kind === "sign" ? comparisons[text] : undefined;
    if (operator !== undefined) {
      this.#at += 1;
      return { kind: "compare", property, operator, value: this.#literal() };
    }
    const negated = this.#take("NOT");
    const condition = this.#wordComparison(property);
    return negated ? { kind: "not", condition } : condition;
  }

  #wordComparison(property: Property): Condition {
    if (this.#take("IN")) {
      this.#expectSign("(");
      const values = this.#list(() => this.#literal());
      this.#expectSign(")");
      return { kind: "in", property, values };
    }
    if (this.#take("BETWEEN")) {
      const low = this.#literal();
      this.#expect("AND");
      return { kind: "between", property, low, high: this.#literal() };
    }
    this.#expect("LIKE");
    const pattern = this.#peek();
    if (pattern.kind !== "string") this.#refuse();
    this.#at += 1;
    return { kind: "like", property, ...checkedWildcard(pattern.text) };
  }

  #property(): Property {
    const { kind, text } = this.#peek();
    const upper = text.toUpperCase();
    if (kind === "word" && unsupported.has(upper)) this.#refuse(`${upper} is not supported`);
    if (kind !== "word" || reserved.has(upper)) this.#refuse();
    this.#at += 1;
    return propertyOf(text);
  }

  #literal(): Literal {
    const { kind, text } = this.#peek();
    const lower = text.toLowerCase();
    if (kind === "word" && lower === "null") this.#refuse("NULL is not supported");
    const truth = kind === "word" && (lower === "true" || lower === "false");
    if (kind !== "string" && kind !== "number" && !truth) this.#refuse();
    this.#at += 1;
    return truth ? lower === "true" : kind === "number" ? Number(text) : text;
  }

  #list<Item>(read: () => Item): Item[] {
    const items = [read()];
    while (this.#takeSign(",")) items.push(read());
    return items;
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: "end", text: "", line: 1, column: 1 };
  }

  #take(word: string): boolean {
    const { kind, text } = this.#peek();
    const found = kind === "word" && text.toUpperCase() === word;
    if (found) this.#at += 1;
    return found;
  }

  #takeBoth(first: string, second: string): boolean {
    if (!this.#take(first)) return false;
    this.#expect(second);
    return true;
  }

  #takeSign(sign: string): boolean {
    const { kind, text } = this.#peek();
    const found = kind === "sign" && text === sign;
    if (found) this.#at += 1;
    return found;
  }

  #expect(word: string): void {
    if (!this.#take(word)) this.#refuse();
  }

  #expectSign(sign: string): void {
    if (!this.#takeSign(sign)) this.#refuse();
  }

  #refuse(reason?: string): never {
    const token = this.#peek();
    const upper = token.text.toUpperCase();
    const said = token.kind === "word" && unsupported.has(upper) ? `${upper} is not supported` : undefined;
    return refuseAt(token, reason ?? said);
  }
}
