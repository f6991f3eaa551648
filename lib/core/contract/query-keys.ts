/** Query keys of what every feature shares. */
export const coreKeys = {
  views: (page: string) => ["core", "views", page] as const,
};
