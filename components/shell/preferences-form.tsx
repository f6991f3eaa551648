"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { locales, themes } from "#lib/core/domain/preferences.ts";
import { languageNames } from "./language-names.ts";
import { ZoneForm } from "./zone-form.tsx";

export function PreferencesForm() {
  const t = useTranslations("preferences");
  const { theme, setTheme, locale, setLocale } = usePreferences();
  return (
    <>
      <div className="flex flex-col gap-3 p-3">
        <Segmented
          label={t("theme")}
          value={theme}
          onChange={setTheme}
          options={themes.map((value) => ({ value, label: t(value) }))}
        />
        <Segmented
          label={t("language")}
          value={locale}
          onChange={setLocale}
          options={locales.map((value) => ({ value, label: languageNames[value] }))}
        />
        <ZoneForm />
      </div>
      <form method="post" action={apiHrefs.signOut()} className="border-line border-t p-1.5">
        <Button type="submit" variant="quiet" className="w-full justify-start">
          <LogOut size={14} aria-hidden="true" />
          {t("signOut")}
        </Button>
      </form>
    </>
  );
}
