import type { Locale } from "#lib/core/domain/preferences.ts";

/** Each language in its own words: who cannot read the page must still find theirs. */
export const languageNames: Record<Locale, string> = { en: "English", ja: "日本語" };
