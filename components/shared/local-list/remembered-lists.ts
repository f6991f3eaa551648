/** How a reader left the lists of a page. */
export interface RememberedLists {
  facetsCollapsed: boolean;
  /** By the list's name, as `formatColumns` writes them; null for the list's own. */
  columns: Readonly<Record<string, string | null>>;
}

export const columnsCookie = (list: string): string => `${list}-columns`;
export const facetsCookie = (page: string): string => `${page}-facets`;

/** Reads what `rememberCookie` kept. */
export function rememberedLists(
  page: string,
  lists: readonly string[],
  cookie: (name: string) => string | undefined,
): RememberedLists {
  return {
    facetsCollapsed: cookie(facetsCookie(page)) === "collapsed",
    columns: Object.fromEntries(lists.map((list) => [list, cookie(columnsCookie(list)) ?? null])),
  };
}
