import { hrefs } from "#lib/core/contract/hrefs.ts";
import { literalValue, printTerm } from "#lib/core/domain/filter/print.ts";

/** The list of all resources that are related to one, whatever their number: of one type, or of every type. */
export function relatedHref(
  scopeSearch: string,
  { resourceId, type }: { resourceId: string; type?: string },
): string {
  const term = (field: string, text: string) =>
    printTerm({ field, key: null, operator: ":", values: [literalValue(text)] });
  const search = new URLSearchParams(scopeSearch);
  const filter = [term("related", resourceId), ...(type === undefined ? [] : [term("type", type)])];
  search.set("filter", filter.join(" "));
  return hrefs.resources(search.toString());
}
