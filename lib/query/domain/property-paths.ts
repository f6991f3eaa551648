/** Deeper members are rarely asked for and would fill the list. */
const depthMax = 6;
/** Of types that have more, the rest is left out. */
export const pathsMax = 400;
/** Keys that are data, such as ids and ARNs, are no properties. */
const propertyName = /^[A-Za-z][\w-]{0,60}$/;

/** Paths of all members of some values, sorted: `configuration.state.name`. Members of lists stand as those of one value. */
export function propertyPaths(root: string, values: readonly unknown[]): string[] {
  const paths = new Set<string>();
  for (const value of values) collect(root, value, 1, paths);
  return [...paths].sort().slice(0, pathsMax);
}

function collect(path: string, value: unknown, depth: number, paths: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(path, item, depth, paths);
    return;
  }
  if (typeof value !== "object" || value === null || depth > depthMax) {
    if (depth > 1) paths.add(path);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (propertyName.test(key)) collect(`${path}.${key}`, member, depth + 1, paths);
  }
}
