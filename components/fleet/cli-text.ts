import type { Selection } from "#components/shared/selection/selection-store.ts";
import type { Facet } from "#lib/core/contract/lists.ts";
import { cliFilters } from "#lib/fleet/domain/cli-filters.ts";
import { type CliScope, copyAsCli } from "#lib/fleet/domain/copy-as-cli.ts";
import type { FleetParams } from "./fleet-params.ts";

/** Sentences of the comment lines, in the reader's language. */
export interface CliWords {
  profiles: string;
  order: string;
  asOf: (iso: string) => string;
  noFilter: (terms: string) => string;
  except: (nodes: string) => string;
}

/** Named nodes in a comment before it is cut. */
const exceptMax = 20;

/** The commands for a selection of named nodes, or for the list (and for "all but some" of it). */
export function cliText(
  params: FleetParams,
  selection: Selection,
  facets: readonly Facet[],
  words: CliWords,
): string {
  const notes = [words.profiles];
  if (params.asOf !== null) notes.push(words.asOf(params.asOf));
  if (selection.mode === "include" && selection.keys.size > 0) {
    return copyAsCli({ scopes: scopesOfKeys([...selection.keys]), filters: [], notes });
  }
  const { filters, rest } = cliFilters(params.filter);
  if (params.tag !== null) {
    const [key = "", ...value] = params.tag.split("=");
    filters.push(
      value.length > 0 ? { key: `tag:${key}`, values: [value.join("=")] } : { key: "tag-key", values: [key] },
    );
  }
  if (rest.length > 0) notes.push(words.noFilter(rest.join(" ")));
  notes.push(words.order);
  if (selection.mode === "exclude" && selection.keys.size > 0) {
    const names = [...selection.keys].slice(0, exceptMax).map((key) => key.split(":")[2] ?? key);
    notes.push(words.except(selection.keys.size > exceptMax ? `${names.join(" ")} …` : names.join(" ")));
  }
  return copyAsCli({ scopes: scopesOfList(params, facets), filters, notes });
}

function scopesOfKeys(keys: readonly string[]): CliScope[] {
  const scopes = new Map<
    string,
    { accountId: string; accountName: null; region: string; nodeIds: string[] }
  >();
  for (const key of keys.toSorted()) {
    const [accountId = "", region = "", nodeId = ""] = key.split(":");
    const place = `${accountId}:${region}`;
    const scope = scopes.get(place) ?? { accountId, accountName: null, region, nodeIds: [] };
    scope.nodeIds.push(nodeId);
    scopes.set(place, scope);
  }
  return [...scopes.values()];
}

/** Every account that has listed nodes with every Region that has: some of these pairs may be empty. */
function scopesOfList(params: FleetParams, facets: readonly Facet[]): CliScope[] {
  const values = (field: string) =>
    facets
      .find((facet) => facet.field === field)
      ?.values.flatMap(({ value, count }) => (value !== null && count > 0 ? [value] : [])) ?? [];
  const accounts = params.accounts ?? values("account");
  const regions = params.regions ?? values("region");
  return accounts.flatMap((accountId) => regions.map((region) => ({ accountId, accountName: null, region })));
}
