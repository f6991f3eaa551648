/** Languages the console speaks. */
export const locales = ["en", "ja"] as const;
export type Locale = (typeof locales)[number];

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Names of the cookies that hold a reader's choices; the server renders from them, so nothing flashes. */
export const preferenceCookies = {
  locale: "locale",
  theme: "theme",
  zone: "tz",
  rail: "rail",
} as const;

/** Seconds that a choice is remembered: one year. */
export const preferenceMaxAgeSeconds = 31_536_000;

/** Where times are shown: UTC, the browser's own zone (resolved, once known), or a named IANA zone. */
export interface ZoneChoice {
  kind: "utc" | "browser" | "named";
  /** IANA name to format with; `UTC` until the browser's zone is known. */
  zone: string;
  /** False on the first visit, when the server cannot know the browser's zone yet. */
  resolved: boolean;
}

export interface Preferences {
  locale: Locale;
  theme: Theme;
  zone: ZoneChoice;
  railCollapsed: boolean;
}

/** The `tz` cookie's value for a choice; `parseZone` reads it back. */
export function serialiseZone(choice: ZoneChoice): string {
  return choice.kind === "browser" ? `browser:${choice.zone}` : choice.zone;
}
