import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { ListResourcesInput, ResourceFacetsInput } from "#lib/aws-config/contract/list.ts";
import type { ConfigResource } from "#lib/aws-config/contract/resource.ts";
import { scopeParsers, toScopeQuery } from "#lib/core/client/scope-params.ts";

/** Rows on one page. */
export const pageSize = 100;

const lastPage = 20_000;

/** One by one, or counted by type. */
export const resourceViews = ["list", "types"] as const;
export type ResourceView = (typeof resourceViews)[number];

/** What the address of the list holds beside the scope. */
export const resourcesParsers = {
  ...scopeParsers,
  view: parseAsStringLiteral(resourceViews).withDefault("list"),
  filter: parseAsString.withDefault(""),
  sort: parseAsString.withDefault("-changed"),
  page: parseAsInteger.withDefault(1),
  cols: parseAsString,
  /** Compliance items, which most of what changes is, are left out unless they are asked for. */
  compliance: parseAsStringLiteral(["shown"]),
  /** The resource whose details are beside the list, as `rowKey` writes it. */
  open: parseAsString,
};

export type ResourcesParams = inferParserType<typeof resourcesParsers>;

export const loadResourcesParams = createLoader(resourcesParsers);

const serialise = createSerializer(resourcesParsers);

/** What a saved view keeps: everything but where the reader happened to be. */
export function viewSearch(params: ResourcesParams): string {
  return serialise({ ...params, page: null, open: null }).replace(/^\?/, "");
}

/** Which resources are listed or counted, whatever the page and order. */
export function resultInput(params: ResourcesParams): ResourceFacetsInput {
  const without = params.compliance === null && ({ without: "compliance" } as const);
  return { ...toScopeQuery(params), filter: params.filter, ...without };
}

export function listInput(params: ResourcesParams): ListResourcesInput {
  const page = Math.min(Math.max(1, params.page), lastPage);
  return { ...resultInput(params), sort: params.sort, limit: pageSize, offset: (page - 1) * pageSize };
}

/** Names a row: ids are unique only within a type. */
export function rowKey({ resourceType, key }: Pick<ConfigResource, "resourceType" | "key">): string {
  return `${resourceType}|${key}`;
}

/** The type and key that `rowKey` put together. */
export function readRowKey(text: string): { type: string; key: string } {
  const [type = "", ...key] = text.split("|");
  return { type, key: key.join("|") };
}
