import { AwsError } from "../../wire/errors.ts";

/** A filter as EC2 takes it: any of its values, with `*` and `?` as wildcards and `\` to escape them. */
export interface Ec2Filter {
  Name?: string | undefined;
  Values?: string[] | undefined;
}

/** Values of a resource by filter name; an empty list never matches. */
export type FilterNames<Item> = Readonly<Record<string, (item: Item) => readonly (string | undefined)[]>>;

/** How many values a request may filter by, over all its filters. */
const maximumValues = 200;
const wildcard = /[*?\\]/;

/** EC2's dates, numbers and words all compare as text, with case. */
function matcher(pattern: string): (text: string) => boolean {
  if (!wildcard.test(pattern)) return (text) => text === pattern;
  const source = pattern.replace(/\\([*?\\])|[.*+?^${}()|[\]\\]/g, (found, escaped: string | undefined) => {
    if (escaped !== undefined) return `\\${escaped}`;
    if (found === "*") return "[^]*";
    return found === "?" ? "[^]" : `\\${found}`;
  });
  const expression = new RegExp(`^${source}$`, "u");
  return (text) => expression.test(text);
}

function tagValues<Item>(
  name: string,
  tagsOf: ((item: Item) => Readonly<Record<string, string>>) | undefined,
): ((item: Item) => readonly (string | undefined)[]) | undefined {
  if (tagsOf === undefined) return undefined;
  if (name === "tag-key") return (item) => Object.keys(tagsOf(item));
  if (!name.startsWith("tag:")) return undefined;
  const key = name.slice(4);
  return (item) => (Object.hasOwn(tagsOf(item), key) ? [tagsOf(item)[key]] : []);
}

/** One test for all filters: every filter must match, each by any of its values. Throws for names it does not know. */
export function filterTest<Item>(
  filters: readonly Ec2Filter[] | undefined,
  names: FilterNames<Item>,
  tagsOf?: (item: Item) => Readonly<Record<string, string>>,
): (item: Item) => boolean {
  const tests = (filters ?? []).map(({ Name: name = "", Values: values }) => {
    const read = (Object.hasOwn(names, name) ? names[name] : undefined) ?? tagValues(name, tagsOf);
    if (read === undefined) throw new AwsError("InvalidParameterValue", `The filter '${name}' is invalid`);
    if (values === undefined || values.length === 0)
      throw new AwsError("InvalidParameterValue", `The filter '${name}' has no values`);
    const matches = values.map(matcher);
    return (item: Item) =>
      read(item).some((text) => text !== undefined && matches.some((matched) => matched(text)));
  });
  const count = (filters ?? []).reduce((sum, { Values: values }) => sum + (values?.length ?? 0), 0);
  if (count > maximumValues)
    throw new AwsError(
      "FilterLimitExceeded",
      `The maximum number of filter values specified on a single call is ${maximumValues}`,
    );
  return (item) => tests.every((test) => test(item));
}
