import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { AppShell } from "#components/shell/app-shell.tsx";
import { JapaneseFont } from "#components/shell/japanese-font.tsx";
import { PreferencesProvider } from "#components/shell/preferences-provider.tsx";
import { QueryProvider } from "#components/shell/query-provider.tsx";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { pageContext } from "#lib/core/server/http/page-context.ts";
import { pageQueries } from "#lib/core/server/http/page-queries.ts";
import { readPreferences } from "#lib/core/server/preferences.ts";
import { readScope } from "#lib/core/server/sync-status/read-scope.ts";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [preferences, ctx] = await Promise.all([readPreferences(), pageContext()]);
  const client = pageQueries();
  // The bar comes whole with the page and does not move; what fails here is asked again by the browser.
  await client.prefetchQuery({
    queryKey: scopeOptionsQuery().queryKey,
    queryFn: () => readScope(ctx),
    retry: false,
  });
  return (
    <NextIntlClientProvider>
      <PreferencesProvider initial={preferences} renderedAt={new Date().toISOString()}>
        <NuqsAdapter>
          <QueryProvider>
            <HydrationBoundary state={dehydrate(client)}>
              <AppShell>{children}</AppShell>
            </HydrationBoundary>
          </QueryProvider>
        </NuqsAdapter>
      </PreferencesProvider>
      <JapaneseFont />
    </NextIntlClientProvider>
  );
}
