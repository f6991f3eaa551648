import { preferenceMaxAgeSeconds } from "#lib/core/domain/preferences.ts";

/** Cookies, so that the server already draws the table as its reader left it and nothing jumps. */
export const resourcesCookies = { columns: "resources-columns", facets: "resources-facets" } as const;

/** Remembers the choice of columns for the next visit without one in the address; null forgets it. */
export function rememberResourceColumns(columns: string | null): void {
  remember(resourcesCookies.columns, columns);
}

export function rememberResourceFacets(collapsed: boolean): void {
  remember(resourcesCookies.facets, collapsed ? "collapsed" : null);
}

function remember(name: string, value: string | null): void {
  const age = value === null ? 0 : preferenceMaxAgeSeconds;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser the console supports
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; path=/; max-age=${age}; samesite=lax`;
}
