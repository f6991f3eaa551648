import type { FleetNode } from "#lib/fleet/contract/node.ts";

/** A fact as it stands in a cell: unknown is empty, tags are `Key=Value` joined with `; ` in the order of their keys. */
export function exportCell(node: FleetNode, member: keyof FleetNode): string | number | boolean | null {
  const value = node[member];
  if (typeof value !== "object" || value === null) return value;
  const tags = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return tags.map(([key, text]) => `${key}=${text}`).join("; ");
}
