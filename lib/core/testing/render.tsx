import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, type RenderResult, render } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { afterEach } from "vitest";
import { PreferencesContext, type PreferencesState } from "#lib/core/client/preferences.ts";
import awsConfig from "../../aws-config/contract/messages/en.json" with { type: "json" };
import changes from "../../changes/contract/messages/en.json" with { type: "json" };
import fleet from "../../fleet/contract/messages/en.json" with { type: "json" };
import patch from "../../patch/contract/messages/en.json" with { type: "json" };
import query from "../../query/contract/messages/en.json" with { type: "json" };
import core from "../contract/messages/en.json" with { type: "json" };

// A busy machine takes longer than the second that is waited by default.
configure({ asyncUtilTimeout: 20_000 });

afterEach(cleanup);

const nothing = () => undefined;

const preferences: PreferencesState = {
  locale: "en",
  theme: "light",
  zone: { kind: "utc", zone: "UTC", resolved: true },
  railCollapsed: false,
  renderedAt: "2026-11-23T00:00:00Z",
  setTheme: nothing,
  setLocale: nothing,
  setZone: nothing,
  setRailCollapsed: nothing,
};

/** Renders a component with what every page has around it: English messages, UTC, a query cache of its own. */
export function renderInConsole(element: ReactElement): RenderResult {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <NextIntlClientProvider
      locale="en"
      timeZone="UTC"
      messages={{ ...core, fleet, patch, query, awsConfig, changes }}
    >
      <PreferencesContext value={preferences}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </PreferencesContext>
    </NextIntlClientProvider>
  );
  return render(element, { wrapper });
}
