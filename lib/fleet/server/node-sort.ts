import { AppError } from "#lib/core/contract/errors.ts";
import { type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";

export interface NodeSort {
  field: NodeField;
  descending: boolean;
}

const maxKeys = 5;

/**
 * `-lastping,name` as fields; a key given twice counts once.
 * @throws {AppError} `bad_request` for a field that does not sort, or more than five.
 */
export function readNodeSort(text: string): NodeSort[] {
  const sorts = new Map<string, NodeSort>();
  for (const part of text.split(",").map((item) => item.trim())) {
    if (part === "") continue;
    const descending = part.startsWith("-");
    const field = nodeRegistry.find(descending ? part.slice(1) : part);
    if (field === undefined || !field.sortable) {
      throw new AppError("bad_request", `Nodes cannot be sorted by "${part}".`, { sort: part });
    }
    if (!sorts.has(field.key)) sorts.set(field.key, { field, descending });
  }
  if (sorts.size > maxKeys) throw new AppError("bad_request", `At most ${maxKeys} sort keys.`);
  return [...sorts.values()];
}
