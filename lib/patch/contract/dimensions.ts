/** What the nodes are broken down by, as the filter's fields are called. */
export const dimensions = ["account", "region", "os", "patchgroup", "baseline", "severity"] as const;
export type Dimension = (typeof dimensions)[number];
