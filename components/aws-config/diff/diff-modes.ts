/** How a difference is looked at; in addresses. */
export const diffModes = ["inline", "side", "raw"] as const;
export type DiffMode = (typeof diffModes)[number];
