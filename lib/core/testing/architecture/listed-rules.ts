import { createRequire } from "node:module";

/** Names of the rules in a dependency-cruiser configuration, sorted. */
export function listedRules(configuration: string): string[] {
  const { forbidden }: { forbidden: { name: string }[] } = createRequire(import.meta.url)(configuration);
  return forbidden.map((rule) => rule.name).sort();
}
