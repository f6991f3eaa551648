/** Query keys of the query page. */
export const queryKeys = {
  views: () => ["query", "views"] as const,
};
