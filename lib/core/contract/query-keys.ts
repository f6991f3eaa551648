/** Query keys of what every feature shares. */
export const coreKeys = {
  scope: () => ["core", "scope"] as const,
  views: (page: string) => ["core", "views", page] as const,
  sync: () => ["core", "sync"] as const,
  syncStatus: () => ["core", "sync", "status"] as const,
  syncCalls: () => ["core", "sync", "calls"] as const,
};
