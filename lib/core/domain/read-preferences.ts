import { type Locale, locales, type Theme, themes, type ZoneChoice } from "./preferences.ts";

function isTimeZone(name: string): boolean {
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
