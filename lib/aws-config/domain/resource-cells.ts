import type { ConfigResource } from "../contract/resource.ts";

/** A fact as it stands in a cell: unknown is empty; tags are `Key=Value`, rules `tcp 22 0.0.0.0/0`, joined with `; `. */
export function resourceCell(resource: ConfigResource, member: keyof ConfigResource): string | number | null {
  if (member === "tags") {
    const tags = Object.entries(resource.tags).sort(([one], [other]) => (one < other ? -1 : 1));
    return tags.map(([key, text]) => `${key}=${text}`).join("; ");
  }
  if (member === "ingress") return resource.ingress?.map(ruleText).join("; ") ?? null;
  const value = resource[member];
  return Array.isArray(value) ? value.join("; ") : value;
}

/** A rule as cells and panels write it: `tcp 22 0.0.0.0/0`. */
export function ruleText(rule: NonNullable<ConfigResource["ingress"]>[number]): string {
  const ports =
    rule.from === null ? "" : rule.to === rule.from ? ` ${rule.from}` : ` ${rule.from}-${rule.to}`;
  return `${rule.protocol}${ports} ${rule.source}`;
}
