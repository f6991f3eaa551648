import {
  createLoader,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { scopeParsers } from "#lib/core/client/scope-params.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import type { ListBaselinesInput } from "#lib/patch/contract/baseline-list.ts";

/** Rows on one page. */
export const pageSize = 100;

export const baselineViews = ["names", "all"] as const;
export const baselineKinds = ["custom", "predefined"] as const;
export const baselineUses = ["in_use", "unused", "default"] as const;

/** What the address of the list holds beside the scope. */
export const baselinesParsers = {
  view: parseAsStringLiteral(baselineViews).withDefault("names"),
  find: parseAsString.withDefault(""),
  os: parseAsString,
  kind: parseAsStringLiteral(baselineKinds),
  use: parseAsStringLiteral(baselineUses),
  name: parseAsString,
  sort: parseAsString.withDefault("-nodes,name"),
  page: parseAsInteger.withDefault(1),
  /** Columns as `formatColumns` writes them. */
  cols: parseAsString,
};
export type BaselinesParams = inferParserType<typeof baselinesParsers>;

export const loadBaselinesParams = createLoader({ ...scopeParsers, ...baselinesParsers });

/** What the list and its export ask for; the same on the server and in the browser. */
export function baselineFilterOf(scope: ScopeQuery, params: BaselinesParams) {
  return {
    ...scope,
    search: params.find,
    sort: params.sort,
    ...(params.os !== null && { operatingSystem: params.os }),
    ...(params.kind !== null && { kind: params.kind }),
    ...(params.use !== null && { use: params.use }),
    ...(params.name !== null && { name: params.name }),
  };
}

/** The query of one page of the list. */
export function baselinesInput(scope: ScopeQuery, params: BaselinesParams): ListBaselinesInput {
  const page = Math.min(Math.max(1, params.page), 10_000);
  return { ...baselineFilterOf(scope, params), limit: pageSize, offset: (page - 1) * pageSize };
}
