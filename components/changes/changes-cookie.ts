import { preferenceMaxAgeSeconds } from "#lib/core/domain/preferences.ts";

/** The columns as this reader last left them, so that the server draws the table so. */
export const changeColumnsCookie = "changes-columns";

export function rememberChangeColumns(columns: string | null): void {
  const age = columns === null ? 0 : preferenceMaxAgeSeconds;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser the console supports
  document.cookie = `${changeColumnsCookie}=${encodeURIComponent(columns ?? "")}; path=/; max-age=${age}; samesite=lax`;
}
