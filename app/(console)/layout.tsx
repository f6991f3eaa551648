import { NextIntlClientProvider } from "next-intl";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { AppShell } from "#components/shell/app-shell.tsx";
import { PreferencesProvider } from "#components/shell/preferences-provider.tsx";
import { QueryProvider } from "#components/shell/query-provider.tsx";
import { readPreferences } from "#lib/core/server/preferences.ts";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const preferences = await readPreferences();
  return (
    <NextIntlClientProvider>
      <PreferencesProvider initial={preferences} renderedAt={new Date().toISOString()}>
        <NuqsAdapter>
          <QueryProvider>
            <AppShell>{children}</AppShell>
          </QueryProvider>
        </NuqsAdapter>
      </PreferencesProvider>
    </NextIntlClientProvider>
  );
}
