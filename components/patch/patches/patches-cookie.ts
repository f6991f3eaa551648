import { rememberCookie } from "#components/shared/remember-cookie.ts";

/** The columns as this reader last left them, so that the server draws the table so. */
export const patchColumnsCookie = "patches-columns";

export function rememberPatchColumns(columns: string | null): void {
  rememberCookie(patchColumnsCookie, columns);
}
