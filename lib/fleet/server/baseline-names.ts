import type { FacetChoice } from "#lib/core/domain/filter/facet-choice.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";

export type FacetChoices = ReadonlyMap<string | null, FacetChoice>;

/**
 * The value that a node's baseline is counted by: its name, which baselines of many account-Regions share and the filter
 * finds together. One without a name goes by its id, as does one that the filter names by id.
 */
export function baselineNames(
  chosen: FacetChoices | undefined,
  asOf: string | undefined,
  parameters: SqlParameters,
): { value: string; join: string } {
  const columns = ["account_id", "region", "baseline_id", "name"];
  const baselines = versionsAt("patch_baselines", columns, asOf, parameters);
  const texts = [...(chosen?.keys() ?? [])].flatMap((text) => (text === null ? [] : [text.toLowerCase()]));
  const id = "n.patch_baseline_id";
  const named = `coalesce(nullif(pb.name, ''), ${id})`;
  return {
    value:
      texts.length === 0
        ? named
        : `case when lower(${id}) = any(${parameters.add(texts, "text[]")}) then ${id} else ${named} end`,
    join: ` left join ${baselines} pb on (pb.account_id, pb.region, pb.baseline_id) = (n.account_id, n.region, ${id})`,
  };
}
