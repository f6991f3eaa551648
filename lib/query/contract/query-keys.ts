/** Query keys of the query page. */
export const queryKeys = {
  configCatalog: () => ["query", "config"] as const,
  views: () => ["query", "views"] as const,
};
