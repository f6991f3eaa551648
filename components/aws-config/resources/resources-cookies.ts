import { rememberCookie } from "#components/shared/remember-cookie.ts";

/** Cookies, so that the server already draws the table as its reader left it and nothing jumps. */
export const resourcesCookies = { columns: "resources-columns", facets: "resources-facets" } as const;

/** Remembers the choice of columns for the next visit without one in the address; null forgets it. */
export function rememberResourceColumns(columns: string | null): void {
  rememberCookie(resourcesCookies.columns, columns);
}

export function rememberResourceFacets(collapsed: boolean): void {
  rememberCookie(resourcesCookies.facets, collapsed ? "collapsed" : null);
}
