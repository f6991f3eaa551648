import { rememberCookie } from "#components/shared/remember-cookie.ts";

/** Cookies, so that the server already draws the table as its reader left it and nothing jumps. */
export const patchesCookies = { columns: "patches-columns", facets: "patches-facets" } as const;

/** Remembers the choice of columns for the next visit without one in the address; null forgets it. */
export function rememberPatchColumns(columns: string | null): void {
  rememberCookie(patchesCookies.columns, columns);
}

export function rememberPatchFacets(collapsed: boolean): void {
  rememberCookie(patchesCookies.facets, collapsed ? "collapsed" : null);
}
