import type { SqlParameters } from "./sql/parameters.ts";
import type { Actor } from "./verb.ts";

export interface ScopeFilter {
  accounts?: readonly string[] | undefined;
  regions?: readonly string[] | undefined;
  /** `Key=Value` or `Key`, compared exactly as AWS does. */
  tag?: string | undefined;
}

/** The accounts that a request covers: what was asked for, cut to what the actor may see. Undefined is all. */
export function visibleAccounts(
  actor: Actor,
  asked: readonly string[] | undefined,
): readonly string[] | undefined {
  if (actor.accountIds === null) return asked;
  const allowed = actor.accountIds;
  return asked === undefined ? allowed : asked.filter((account) => allowed.includes(account));
}

/** Conditions that keep a list within scope and actor; `alias` names a relation with account_id, region and tags. */
export function scopeSql(
  actor: Actor,
  scope: ScopeFilter,
  alias: string,
  parameters: SqlParameters,
): string[] {
  const conditions: string[] = [];
  const accounts = visibleAccounts(actor, scope.accounts);
  if (accounts !== undefined)
    conditions.push(`${alias}.account_id = any(${parameters.add(accounts, "text[]")})`);
  if (scope.regions !== undefined) {
    conditions.push(`${alias}.region = any(${parameters.add(scope.regions, "text[]")})`);
  }
  if (scope.tag !== undefined && scope.tag !== "") conditions.push(tagSql(scope.tag, alias, parameters));
  return conditions;
}

function tagSql(tag: string, alias: string, parameters: SqlParameters): string {
  // NUL cannot be part of jsonb, not even escaped.
  const text = tag.replaceAll("\0", "\uFFFD");
  const at = text.indexOf("=");
  if (at < 0) return `${alias}.tags ? ${parameters.add(text, "text")}`;
  const pair = JSON.stringify({ [text.slice(0, at)]: text.slice(at + 1) });
  return `${alias}.tags @> ${parameters.add(pair, "jsonb")}`;
}
