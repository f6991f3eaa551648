import { preferenceMaxAgeSeconds } from "#lib/core/domain/preferences.ts";
import type { FleetProfile } from "./fleet-profile.ts";

/** Cookies, so that the server already draws the table as its reader left it and nothing jumps. */
export const fleetCookies = ({ page }: FleetProfile) => ({
  columns: `${page}-columns`,
  facets: `${page}-facets`,
});

/** Remembers the choice of columns for the next visit without one in the address; null forgets it. */
export function rememberColumns(profile: FleetProfile, columns: string | null): void {
  remember(fleetCookies(profile).columns, columns);
}

export function rememberFacets(profile: FleetProfile, collapsed: boolean): void {
  remember(fleetCookies(profile).facets, collapsed ? "collapsed" : null);
}

function remember(name: string, value: string | null): void {
  const age = value === null ? 0 : preferenceMaxAgeSeconds;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser the console supports
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; path=/; max-age=${age}; samesite=lax`;
}
