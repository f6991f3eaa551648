import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsString,
} from "nuqs/server";
import { scopeParsers, toScopeQuery } from "#lib/core/client/scope-params.ts";
import type { ListPatchesInput, PatchFacetsInput } from "#lib/patch/contract/patches.ts";

/** Rows on one page. */
export const pageSize = 100;

/** What the address of the list holds beside the scope. */
export const patchesParsers = {
  ...scopeParsers,
  filter: parseAsString.withDefault(""),
  sort: parseAsString.withDefault("-missing"),
  page: parseAsInteger.withDefault(1),
  cols: parseAsString,
  /** The patch whose details are beside the list, by its number. */
  open: parseAsString,
};

export type PatchesParams = inferParserType<typeof patchesParsers>;

export const loadPatchesParams = createLoader(patchesParsers);

const serialise = createSerializer(patchesParsers);

/** What a saved view keeps: everything but where the reader happened to be. */
export function viewSearch(params: PatchesParams): string {
  return serialise({ ...params, page: null, open: null }).replace(/^\?/, "");
}

/** Which patches are listed, whatever the page and order. */
export function resultInput(params: PatchesParams): PatchFacetsInput {
  return { ...toScopeQuery(params), filter: params.filter };
}

export function listInput(params: PatchesParams): ListPatchesInput {
  const page = Math.min(Math.max(1, params.page), 10_000);
  return { ...resultInput(params), sort: params.sort, limit: pageSize, offset: (page - 1) * pageSize };
}
