import { pathsMax } from "../property-paths.ts";
import { typeProperties } from "./type-properties.ts";

/** Properties of resource types that were seen in their configuration items, by type. */
export type SeenProperties = ReadonlyMap<string, readonly string[]>;

export const typesOf = (seen: SeenProperties): string[] =>
  [...new Set([...seen.keys(), ...typeProperties.keys()])].sort();

/** Properties below `configuration` and `supplementaryConfiguration` of the types that the query names; of all where it names none. */
export function queryProperties(text: string, seen: SeenProperties): ReadonlySet<string> {
  const names = typesOf(seen);
  const named = namedIn(text, names);
  return new Set((named.length > 0 ? named : names).flatMap((name) => propertiesOf(name, seen)));
}

/**
 * Whether the property may exist. Only of types of which properties are known, and not cut off, can it be said that they
 * lack one; what is below a known property is not told.
 */
export function mayExist(property: string, text: string, seen: SeenProperties): boolean {
  const [root, member] = property.split(".");
  if ((root !== "configuration" && root !== "supplementaryConfiguration") || member === undefined)
    return true;
  const isWhole = (name: string) => {
    const known = propertiesOf(name, seen).length;
    return known > 0 && (seen.get(name)?.length ?? 0) < pathsMax;
  };
  // A type that nobody has seen is in no list of names.
  const quoted = text.match(/'AWS::[\w:]+'/g)?.map((type) => type.slice(1, -1)) ?? [];
  if (quoted.length === 0 || !quoted.every(isWhole)) return true;
  for (const known of queryProperties(text, seen)) {
    if (known === property || known.startsWith(`${property}.`) || property.startsWith(`${known}.`))
      return true;
  }
  return false;
}

const namedIn = (text: string, names: readonly string[]) =>
  names.filter((name) => text.includes(`'${name}'`));

function propertiesOf(name: string, seen: SeenProperties): readonly string[] {
  return [...(typeProperties.get(name) ?? []), ...(seen.get(name) ?? [])];
}
