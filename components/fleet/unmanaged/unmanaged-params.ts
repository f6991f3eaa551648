import {
  createLoader,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { scopeParsers } from "#lib/core/client/scope-params.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { type UnmanagedInput, unmanagedReason } from "#lib/fleet/contract/unmanaged.ts";

/** Rows on one page. */
export const pageSize = 100;

/** What the address holds beside the scope. */
export const unmanagedParsers = {
  reason: parseAsStringLiteral(unmanagedReason.options),
  find: parseAsString.withDefault(""),
  sort: parseAsString.withDefault("reason,name"),
  page: parseAsInteger.withDefault(1),
  open: parseAsString,
};

export const loadUnmanagedParams = createLoader({ ...scopeParsers, ...unmanagedParsers });

/** The query of one page of the list; the same on the server and in the browser. */
export function unmanagedInput(
  scope: ScopeQuery,
  params: Pick<inferParserType<typeof unmanagedParsers>, "reason" | "find" | "sort" | "page">,
): UnmanagedInput {
  return {
    ...scope,
    search: params.find,
    sort: params.sort,
    limit: pageSize,
    offset: (Math.min(Math.max(1, params.page), 10_000) - 1) * pageSize,
    ...(params.reason ? { reason: params.reason } : {}),
  };
}
