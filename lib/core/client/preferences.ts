"use client";

import { createContext, use } from "react";
import type { Preferences, Theme, ZoneChoice } from "#lib/core/domain/preferences.ts";

export interface PreferencesState extends Preferences {
  /** The server's clock when it rendered this page (ISO 8601): what relative times start from on both sides. */
  renderedAt: string;
  setTheme: (theme: Theme) => void;
  setLocale: (locale: Preferences["locale"]) => void;
  setZone: (zone: ZoneChoice) => void;
  setRailCollapsed: (collapsed: boolean) => void;
}

export const PreferencesContext = createContext<PreferencesState | null>(null);

/** The reader's language, theme, time zone and menu width, and how to change them. */
export function usePreferences(): PreferencesState {
  const state = use(PreferencesContext);
  if (state === null) throw new Error("usePreferences needs <PreferencesProvider> around it");
  return state;
}
