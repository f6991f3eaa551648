import { createSerializer, type inferParserType, parseAsInteger, parseAsString } from "nuqs/server";
import { scopeParsers, toScopeQuery } from "#lib/core/client/scope-params.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import type { FacetsInput, ListNodesInput } from "#lib/fleet/contract/list.ts";

import type { FleetProfile } from "./fleet-profile.ts";

/** Rows on one page of the fleet. */
export const pageSize = 100;

/** What the address of the list holds beside the scope. */
export const fleetParsers = {
  ...scopeParsers,
  filter: parseAsString.withDefault(""),
  sort: parseAsString.withDefault("name"),
  page: parseAsInteger.withDefault(1),
  /** Columns when they are not the usual ones, see `formatColumns`. */
  cols: parseAsString,
  /** The node whose details are beside the list. */
  node: parseAsString,
};

export type FleetParams = inferParserType<typeof fleetParsers>;

export const serialiseFleetParams = createSerializer(fleetParsers);

/** What a saved view keeps: everything but where the reader happened to be. */
export function viewSearch(params: FleetParams): string {
  return serialiseFleetParams({ ...params, page: null, node: null }).replace(/^\?/, "");
}

/** Which nodes are listed, whatever the page and order: two lists with the same text hold the same nodes. */
export function resultInput(params: FleetParams): ScopeQuery & { filter: string } {
  return { ...toScopeQuery(params), filter: params.filter };
}

export function facetsInput(params: FleetParams, { facets }: FleetProfile): FacetsInput {
  return { ...resultInput(params), ...(facets && { fields: facets.join(",") }) };
}

export function listInput(params: FleetParams): ListNodesInput {
  const page = Math.min(Math.max(1, params.page), 10_000);
  return {
    ...resultInput(params),
    sort: params.sort,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  };
}
