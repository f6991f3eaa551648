import {
  createLoader,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { diffModes } from "#components/aws-config/diff/diff-modes.ts";
import { type CompareAccountsInput, pairKind } from "#lib/aws-config/contract/compare.ts";
import { scopeParsers } from "#lib/core/client/scope-params.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";

export const compareModes = ["resources", "moments", "accounts"] as const;

/** Pairs on one page. */
export const pageSize = 100;

/**
 * What the address of a comparison holds: all of it, so that a link shows the same. Resources are keys
 * (`accountId:region:resourceId`) of `type`; points are ids of items, moments, or absent for the newest.
 */
export const compareParsers = {
  mode: parseAsStringLiteral(compareModes).withDefault("resources"),
  type: parseAsString.withDefault(""),
  before: parseAsString,
  beforeAt: parseAsString,
  after: parseAsString,
  afterAt: parseAsString,
  view: parseAsStringLiteral(diffModes).withDefault("inline"),
  beforeAccount: parseAsString,
  afterAccount: parseAsString,
  match: parseAsString.withDefault("name"),
  kind: parseAsStringLiteral(pairKind.options),
  find: parseAsString.withDefault(""),
  page: parseAsInteger.withDefault(1),
};
export type CompareParams = inferParserType<typeof compareParsers>;
export type ChangeParams = (change: { [Name in keyof CompareParams]?: CompareParams[Name] | null }) => void;

export const loadCompareParams = createLoader({ ...scopeParsers, ...compareParsers });

/** What the comparison of accounts asks for; null until both accounts and the type are chosen. */
export function accountsInput(scope: ScopeQuery, params: CompareParams): CompareAccountsInput | null {
  const { type, beforeAccount, afterAccount, match, kind, find } = params;
  const different = beforeAccount !== null && afterAccount !== null && beforeAccount !== afterAccount;
  if (type === "" || !different) return null;
  const page = Math.min(Math.max(1, params.page), 10_000);
  return {
    type,
    before: beforeAccount,
    after: afterAccount,
    match,
    search: find,
    limit: pageSize,
    offset: (page - 1) * pageSize,
    ...(kind !== null && { kind }),
    ...(scope.regions && { regions: scope.regions }),
    ...(scope.asOf && { asOf: scope.asOf }),
  };
}

/** Both sides exchanged. */
export function swapped(params: CompareParams): Partial<CompareParams> {
  return {
    before: params.after,
    beforeAt: params.afterAt,
    after: params.before,
    afterAt: params.beforeAt,
    beforeAccount: params.afterAccount,
    afterAccount: params.beforeAccount,
  };
}
