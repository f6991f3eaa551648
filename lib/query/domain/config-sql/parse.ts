import type { QueryFault } from "../fault.ts";
import type { ConfigColumn, ConfigCondition, ConfigQuery } from "./ast.ts";
import { checkLimits } from "./limits.ts";
import { isKnownProperty } from "./properties.ts";
import { aggregates, FaultFound, fail, keywords, TokenReader, unsupported } from "./reader.ts";
import { type ConfigToken, readConfigTokens } from "./tokens.ts";

/** Longest expression that SelectResourceConfig takes, in characters. */
export const longestExpression = 4096;

/** Whether AWS Config would take the query, told without asking. */
export type ParsedConfigQuery =
  | {
      query: ConfigQuery;
      fault: null;
      /** What looks wrong and may be sent all the same, because AWS may know more. */
      doubt: QueryFault | null;
    }
  | { query: null; fault: QueryFault; doubt: null };

/**
 * Reads a query as AWS Config does
 * (https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html), within its limits. What the
 * documentation leaves open is left to AWS.
 * @param mayExist what is known of properties beside those that every configuration item has.
 */
export function parseConfigQuery(
  text: string,
  mayExist: (property: string) => boolean = () => true,
): ParsedConfigQuery {
  const tokens = readConfigTokens(text);
  if (!Array.isArray(tokens)) return refused(tokens);
  if (tokens.length === 1) return refused({ messageKey: "empty", from: 0, to: text.length, near: "" });
  if (text.length > longestExpression) {
    const near = String(longestExpression);
    return refused({ messageKey: "tooLong", from: longestExpression, to: text.length, near });
  }
  try {
    const reader = new TokenReader(tokens, mayExist);
    const query = readQuery(reader);
    checkLimits(query);
    return { query, fault: null, doubt: reader.doubts[0] ?? null };
  } catch (error) {
    if (error instanceof FaultFound) return refused(error.fault);
    throw error;
  }
}

const refused = (fault: QueryFault): ParsedConfigQuery => ({ query: null, fault, doubt: null });

function readQuery(reader: TokenReader): ConfigQuery {
  if (!reader.takeWord("select")) fail("notSelect", reader.token);
  const columns = reader.takeSymbol("*") ? [] : readColumns(reader);
  const where = reader.takeWord("where") ? readAny(reader) : null;
  const groupBy = reader.takeWord("group") ? readBy(reader) : [];
  const orderBy = reader.takeWord("order") ? readOrder(reader) : [];
  if (reader.token.kind !== "end")
    reader.expected(nextClause(where !== null, groupBy.length, orderBy.length));
  return { columns, where, groupBy, orderBy };
}

function nextClause(where: boolean, groups: number, orders: number): string {
  const clauses = ["WHERE", "GROUP BY", "ORDER BY"];
  return clauses.slice(orders > 0 ? 3 : groups > 0 ? 2 : where ? 1 : 0).join(", ") || ",";
}

function readColumns(reader: TokenReader): ConfigColumn[] {
  const columns = [readColumn(reader)];
  while (reader.takeSymbol(",")) columns.push(readColumn(reader));
  return columns;
}

function readBy(reader: TokenReader): ConfigColumn[] {
  reader.expectWord("by");
  return readColumns(reader);
}

function readOrder(reader: TokenReader): ConfigQuery["orderBy"] {
  reader.expectWord("by");
  const orders = [];
  do {
    const column = readColumn(reader);
    const descending = reader.takeWord("desc");
    if (!descending) reader.takeWord("asc");
    orders.push({ ...column, descending });
  } while (reader.takeSymbol(","));
  return orders;
}

function readColumn(reader: TokenReader): ConfigColumn {
  const { token } = reader;
  const aggregate = token.text.toLowerCase();
  if (token.kind !== "word" || !aggregates.has(aggregate)) {
    return { name: token.text, aggregate: null, token: readProperty(reader) };
  }
  reader.take();
  reader.expectSymbol("(");
  const argument = reader.token;
  if (!(aggregate === "count" && reader.takeSymbol("*"))) {
    if (aggregates.has(argument.text.toLowerCase())) fail("aggregateArgument", argument);
    readProperty(reader);
  }
  if (reader.token.text === ",") fail("aggregateArgument", reader.token);
  const end = reader.token.to;
  reader.expectSymbol(")");
  const name = `${aggregate.toUpperCase()}(${argument.text})`;
  return { name, aggregate, token: { kind: "word", text: name, from: token.from, to: end } };
}

function readProperty(reader: TokenReader): ConfigToken {
  const { token } = reader;
  if (token.kind === "text") fail("textAsProperty", token);
  const word = token.text.toLowerCase();
  if (token.kind !== "word" || keywords.has(word) || unsupported.has(word)) reader.expected("…");
  reader.take();
  if (reader.token.text === "(") fail("unknownFunction", token);
  if (!isKnownProperty(token.text) || !reader.mayExist(token.text)) reader.doubt("unknownProperty", token);
  return token;
}

function readAny(reader: TokenReader): ConfigCondition {
  const items = [readAll(reader)];
  while (reader.takeWord("or")) items.push(readAll(reader));
  return items.length === 1 && items[0] ? items[0] : { kind: "any", items };
}

function readAll(reader: TokenReader): ConfigCondition {
  const items = [readNot(reader)];
  while (reader.takeWord("and")) items.push(readNot(reader));
  return items.length === 1 && items[0] ? items[0] : { kind: "all", items };
}

function readNot(reader: TokenReader): ConfigCondition {
  if (reader.takeWord("not")) return { kind: "not", item: readNot(reader) };
  if (!reader.takeSymbol("(")) return readComparison(reader);
  const inner = readAny(reader);
  reader.expectSymbol(")");
  return inner;
}

function readComparison(reader: TokenReader): ConfigCondition {
  const property = readProperty(reader).text;
  const negated = reader.takeWord("not");
  const condition = readTest(reader, property, negated);
  return negated ? { kind: "not", item: condition } : condition;
}

function readTest(reader: TokenReader, property: string, negated: boolean): ConfigCondition {
  const test = (operator: string, values: readonly ConfigToken[]) =>
    ({ kind: "compare", property, operator, values }) as const;
  if (reader.takeWord("in")) {
    reader.expectSymbol("(");
    const values = [readValue(reader)];
    while (reader.takeSymbol(",")) values.push(readValue(reader));
    reader.expectSymbol(")");
    return test("in", values);
  }
  if (reader.takeWord("between")) {
    const from = readValue(reader);
    reader.expectWord("and");
    return test("between", [from, readValue(reader)]);
  }
  if (reader.takeWord("like")) {
    const pattern = readValue(reader);
    checkPattern(pattern);
    return test("like", [pattern]);
  }
  if (negated || reader.token.kind !== "operator") reader.expected("=, IN, BETWEEN, LIKE");
  return test(reader.take().text, [readValue(reader)]);
}

function readValue(reader: TokenReader): ConfigToken {
  const { token } = reader;
  const truth = token.kind === "word" && /^(true|false)$/i.test(token.text);
  if (token.kind !== "text" && token.kind !== "number" && !truth) {
    if (token.kind === "word" && token.text.includes(".")) fail("propertyAsValue", token);
    reader.expected("'…'");
  }
  return reader.take();
}

/** Only what follows a beginning may be left open, and a beginning has three characters. */
function checkPattern(pattern: ConfigToken): void {
  if (pattern.kind !== "text") fail("likeText", pattern);
  const wildcard = pattern.text.search(/[%_]/);
  if (wildcard < 0) return;
  if (wildcard === 0) fail("likeBeginning", pattern);
  if (wildcard < 3) fail("likeShort", pattern);
}
