"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toasts } from "#components/ui/toast-manager.ts";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { emptyScope } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { momentFrom, quickPicks } from "#lib/core/domain/as-of.ts";
import { locales, themes } from "#lib/core/domain/preferences.ts";
import { languageNames } from "./language-names.ts";
import { navGroups } from "./nav-items.ts";

export interface Command {
  id: string;
  group: "pages" | "actions";
  label: string;
  /** Keys that do the same without the palette. */
  keys?: readonly string[];
  run: () => void;
}

/** Everything that the palette can do besides finding things. */
export function useCommands(openHelp: () => void): Command[] {
  const t = useTranslations();
  const router = useRouter();
  const { theme, setTheme, locale, setLocale, railCollapsed, setRailCollapsed } = usePreferences();
  const { scope, setScope, scopeSearch } = useScope();

  const pages = navGroups.flatMap((group) =>
    group.items.map(
      (item): Command => ({
        id: `page-${item.key}`,
        group: "pages",
        label: `${t(`nav.${group.key}`)} › ${t(`nav.${item.key}`)}`,
        keys: item.keys,
        run: () => router.push(item.href(scopeSearch)),
      }),
    ),
  );
  const action = (id: string, label: string, run: () => void, keys?: readonly string[]): Command => ({
    id,
    group: "actions",
    label,
    run,
    ...(keys && { keys }),
  });
  // Led to from pages of the menu, so it has no place of its own there.
  const compare: Command = {
    id: "page-compare",
    group: "pages",
    label: `${t("nav.config")} › ${t("awsConfig.compare.title")}`,
    run: () => router.push(hrefs.compare(scopeSearch)),
  };
  const copyLink = () =>
    void navigator.clipboard.writeText(window.location.href).then(
      () => toasts.add({ title: t("palette.linkCopied"), data: { tone: "ok" } }),
      () => toasts.add({ title: t("common.copyFailed"), data: { tone: "warning" } }),
    );
  return [
    ...pages,
    compare,
    action("copy-link", t("palette.copyLink"), copyLink),
    ...(scope.asOf === null ? [] : [action("now", t("palette.goNow"), () => setScope({ asOf: null }))]),
    ...quickPicks.map(({ unit, count, ms }) =>
      action(`as-of-${ms}`, `${t("time.label")}: ${t(`time.${unit}`, { count })}`, () =>
        setScope({ asOf: momentFrom(Date.now(), -ms) }),
      ),
    ),
    ...(scopeSearch === ""
      ? []
      : [action("clear-scope", t("palette.clearScope"), () => setScope(emptyScope))]),
    ...themes
      .filter((next) => next !== theme)
      .map((next) =>
        action(`theme-${next}`, t("preferences.themeAction", { theme: t(`preferences.${next}`) }), () =>
          setTheme(next),
        ),
      ),
    ...locales
      .filter((next) => next !== locale)
      .map((next) =>
        action(`locale-${next}`, t("preferences.languageAction", { language: languageNames[next] }), () =>
          setLocale(next),
        ),
      ),
    action("rail", t(railCollapsed ? "nav.expand" : "nav.collapse"), () => setRailCollapsed(!railCollapsed), [
      "[",
    ]),
    action("help", t("palette.help"), openHelp, ["?"]),
  ];
}
