import { preferenceMaxAgeSeconds } from "#lib/core/domain/preferences.ts";

/** Keeps how a reader left a list, so that the server already draws it so and nothing jumps; null forgets it. */
export function rememberCookie(name: string, value: string | null): void {
  const age = value === null ? 0 : preferenceMaxAgeSeconds;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser the console supports
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; path=/; max-age=${age}; samesite=lax`;
}
