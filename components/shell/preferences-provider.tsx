"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useMemo, useState, useTransition } from "react";
import { PreferencesContext, type PreferencesState } from "#lib/core/client/preferences.ts";
import {
  type Preferences,
  preferenceCookies,
  preferenceMaxAgeSeconds,
  serialiseZone,
  type Theme,
  type ZoneChoice,
} from "#lib/core/domain/preferences.ts";

function remember(name: string, value: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser the console supports
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${preferenceMaxAgeSeconds}; samesite=lax`;
}

/** Starts from what the server read from cookies; a change shows at once and is remembered in its cookie. */
export function PreferencesProvider({
  initial,
  renderedAt,
  children,
}: {
  initial: Preferences;
  renderedAt: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [theme, showTheme] = useState(initial.theme);
  const [zone, showZone] = useState(initial.zone);
  const [railCollapsed, showRail] = useState(initial.railCollapsed);

  const setTheme = useCallback((next: Theme) => {
    document.documentElement.dataset.theme = next;
    remember(preferenceCookies.theme, next);
    showTheme(next);
  }, []);

  const setZone = useCallback((next: ZoneChoice) => {
    remember(preferenceCookies.zone, serialiseZone(next));
    showZone(next);
  }, []);

  const setRailCollapsed = useCallback((next: boolean) => {
    remember(preferenceCookies.rail, next ? "collapsed" : "open");
    showRail(next);
  }, []);

  const setLocale = useCallback(
    (next: Preferences["locale"]) => {
      remember(preferenceCookies.locale, next);
      startTransition(() => router.refresh());
    },
    [router],
  );

  // The server cannot know the browser's zone before the browser has told it once.
  useEffect(() => {
    if (zone.kind !== "browser") return;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone.resolved || zone.zone !== own) setZone({ kind: "browser", zone: own, resolved: true });
  }, [zone, setZone]);

  const state = useMemo<PreferencesState>(
    () => ({
      locale: initial.locale,
      theme,
      zone,
      railCollapsed,
      renderedAt,
      setTheme,
      setLocale,
      setZone,
      setRailCollapsed,
    }),
    [initial.locale, theme, zone, railCollapsed, renderedAt, setTheme, setLocale, setZone, setRailCollapsed],
  );
  return <PreferencesContext value={state}>{children}</PreferencesContext>;
}
