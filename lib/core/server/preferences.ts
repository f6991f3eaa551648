import "server-only";
import { cookies, headers } from "next/headers";
import { type Preferences, preferenceCookies } from "#lib/core/domain/preferences.ts";
import { chooseLocale, parseTheme, parseZone } from "#lib/core/domain/read-preferences.ts";

/** The reader's choices as this request's cookies tell them. */
export async function readPreferences(): Promise<Preferences> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const cookie = (name: string) => jar.get(name)?.value;
  return {
    locale: chooseLocale(cookie(preferenceCookies.locale), head.get("accept-language")),
    theme: parseTheme(cookie(preferenceCookies.theme)),
    zone: parseZone(safeDecode(cookie(preferenceCookies.zone))),
    railCollapsed: cookie(preferenceCookies.rail) === "collapsed",
  };
}

function safeDecode(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
