/**
 * Whether a node is reached by a selector: `{"ids": […]}`, `{"tag": key, "values": […]}` (any value without `values`), or
 * `{"all": […]}` of these. `selector` is an SQL expression of type jsonb; a resource group is never known to reach.
 */
export function selectorReaches(selector: string, nodeId: string, tags: string): string {
  const all = `not exists (select from jsonb_array_elements(${selector} -> 'all') part where not (${partReaches("part", nodeId, tags)}))`;
  return `(${partReaches(selector, nodeId, tags)} or (${selector} ? 'all' and ${all}))`;
}

/** Whether a selector may reach nodes that cannot be named here, because a resource group decides. */
export function selectorHasGroup(selector: string): string {
  return `(${selector} ? 'group' or jsonb_path_exists(${selector}, '$.all[*].group'))`;
}

function partReaches(part: string, nodeId: string, tags: string): string {
  const value = `${part} -> 'values' ? (${tags} ->> (${part} ->> 'tag'))`;
  return `(coalesce(${part} -> 'ids' ? ${nodeId}, false)
    or coalesce(${tags} ? (${part} ->> 'tag') and (not ${part} ? 'values' or ${value}), false))`;
}
