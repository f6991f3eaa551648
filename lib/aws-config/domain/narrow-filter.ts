import { facetChoices, facetTarget, withFacetChoice } from "#lib/core/domain/filter/facet-choice.ts";
import { parseFilter } from "#lib/core/domain/filter/parse.ts";
import { resourceRegistry } from "./resource-fields.ts";

/**
 * The filter with one value of each named field instead of those it chose before, for example
 * `{ type: "AWS::EC2::Volume", deleted: "yes" }`. A filter with a fault is replaced.
 */
export function narrowFilter(filter: string, values: Readonly<Record<string, string>>): string {
  const isReadable = parseFilter(filter, resourceRegistry).ok;
  return Object.entries(values).reduce(
    (text, [field, value]) => narrowed(text, field, value),
    isReadable ? filter : "",
  );
}

function narrowed(filter: string, name: string, value: string): string {
  const target = facetTarget(name, resourceRegistry);
  if (target === undefined) return filter;
  const parsed = parseFilter(filter, resourceRegistry);
  const chosen = [...facetChoices(parsed.ok ? parsed.filter : null, target).keys()];
  const without = chosen.reduce<string>(
    (text, each) => withFacetChoice(text, resourceRegistry, target, each, null),
    filter,
  );
  return withFacetChoice(without, resourceRegistry, target, value, "include");
}
