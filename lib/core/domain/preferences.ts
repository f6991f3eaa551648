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

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name !== "";
  } catch {
    return false;
  }
}

export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** Reads the `tz` cookie: `UTC`, `browser:Asia/Tokyo` or `Asia/Tokyo`. Anything else is an unresolved browser zone. */
export function parseZone(value: string | undefined): ZoneChoice {
  if (value === "UTC") return { kind: "utc", zone: "UTC", resolved: true };
  const [, ofBrowser] = /^browser:(.+)$/.exec(value ?? "") ?? [];
  if (ofBrowser !== undefined && isTimeZone(ofBrowser)) {
    return { kind: "browser", zone: ofBrowser, resolved: true };
  }
  if (value !== undefined && isTimeZone(value)) return { kind: "named", zone: value, resolved: true };
  return { kind: "browser", zone: "UTC", resolved: false };
}

/** The `tz` cookie's value for a choice; `parseZone` reads it back. */
export function serialiseZone(choice: ZoneChoice): string {
  return choice.kind === "browser" ? `browser:${choice.zone}` : choice.zone;
}

/** The cookie's language, else the best of `Accept-Language`, else English. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  const chosen = locales.find((locale) => locale === cookie);
  if (chosen !== undefined) return chosen;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters
        .find((parameter) => parameter.trim().startsWith("q="))
        ?.trim()
        .slice(2);
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((entry) => entry.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const known = locales.find((locale) => locale === language);
    if (known !== undefined) return known;
  }
  return "en";
}
