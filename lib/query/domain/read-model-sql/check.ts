import type { QueryFault } from "../fault.ts";
import { offeredFunctions, wordsBeforeParenthesis } from "./functions.ts";
import { readTokens, type SqlToken } from "./tokens.ts";

const beginnings: ReadonlySet<string> = new Set(["select", "with", "values", "table", "("]);
const offered: ReadonlySet<string> = new Set(offeredFunctions);

/**
 * What keeps a statement from being sent: null when it may be. It is the second line: what a statement can read is settled
 * by the rights it runs with. This one says early and in words what those would refuse, and keeps out functions that
 * take locks, sleep, or make values of any size.
 */
export function checkStatement(text: string): QueryFault | null {
  const { tokens, fault } = readTokens(text);
  if (fault !== null) return fault;
  const [first] = tokens;
  if (first === undefined) return { messageKey: "empty", from: 0, to: text.length, near: "" };
  if (first.kind === "quoted" || !beginnings.has(first.text)) return at("notReading", first);
  for (const [place, token] of tokens.entries()) {
    const found = tokenFault(tokens, place, token);
    if (found !== null) return found;
  }
  return null;
}

function tokenFault(tokens: readonly SqlToken[], place: number, token: SqlToken): QueryFault | null {
  if (token.kind === "parameter") return at("parameter", token);
  if (token.kind === "symbol" && token.text === ";") {
    const next = tokens[place + 1];
    return next === undefined ? null : at("secondStatement", next);
  }
  if (token.kind !== "word" && token.kind !== "quoted") return null;
  if (/^pg_/i.test(token.text) || /^information_schema$/i.test(token.text)) return at("catalog", token);
  return isCall(tokens, place, token) && !offered.has(token.text) ? at("notOffered", token) : null;
}

/** Whether the name before a parenthesis is a function's, and not that of an alias or of a common table expression. */
function isCall(tokens: readonly SqlToken[], place: number, token: SqlToken): boolean {
  if (tokens[place + 1]?.text !== "(" || tokens[place + 1]?.kind !== "symbol") return false;
  if (token.kind === "word" && wordsBeforeParenthesis.has(token.text)) return false;
  const before = tokens[place - 1];
  if (before === undefined) return true;
  // `… as t (a, b)` and `unnest(…) t (a, b)` name columns.
  if ((before.kind === "word" && before.text === "as") || (before.kind === "symbol" && before.text === ")"))
    return false;
  return !namesExpression(tokens, place, before);
}

/** `with t (a, b) as (select …`: names, and behind them the expression's own statement. */
function namesExpression(tokens: readonly SqlToken[], place: number, before: SqlToken): boolean {
  if (!["with", "recursive", ","].includes(before.text)) return false;
  let next = place + 2;
  while (tokens[next] !== undefined && tokens[next]?.text !== ")") {
    const { kind, text } = tokens[next] as SqlToken;
    if (kind !== "word" && kind !== "quoted" && text !== ",") return false;
    next += 1;
  }
  const rest = tokens.slice(next + 1, next + 6).map(({ text }) => text);
  const opens = rest.indexOf("(");
  return rest[0] === "as" && opens > 0 && beginnings.has(rest[opens + 1] ?? "");
}

const at = (messageKey: string, { from, to, text }: SqlToken): QueryFault => ({
  messageKey,
  from,
  to,
  near: text.slice(0, 60),
});
