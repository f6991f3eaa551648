import { rememberCookie } from "#components/shared/remember-cookie.ts";
import type { FleetProfile } from "./fleet-profile.ts";

/** Cookies, so that the server already draws the table as its reader left it and nothing jumps. */
export const fleetCookies = ({ page }: FleetProfile) => ({
  columns: `${page}-columns`,
  facets: `${page}-facets`,
});

/** Remembers the choice of columns for the next visit without one in the address; null forgets it. */
export function rememberColumns(profile: FleetProfile, columns: string | null): void {
  rememberCookie(fleetCookies(profile).columns, columns);
}

export function rememberFacets(profile: FleetProfile, collapsed: boolean): void {
  rememberCookie(fleetCookies(profile).facets, collapsed ? "collapsed" : null);
}
