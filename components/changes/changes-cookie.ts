import { rememberCookie } from "#components/shared/remember-cookie.ts";

/** The columns as this reader last left them, so that the server draws the table so. */
export const changeColumnsCookie = "changes-columns";

export function rememberChangeColumns(columns: string | null): void {
  rememberCookie(changeColumnsCookie, columns);
}
