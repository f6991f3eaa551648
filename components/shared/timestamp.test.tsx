import { cleanup, render } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PreferencesContext, type PreferencesState } from "#lib/core/client/preferences.ts";
import en from "#lib/core/contract/messages/en.json" with { type: "json" };
import ja from "#lib/core/contract/messages/ja.json" with { type: "json" };
import { Timestamp, type TimestampProps } from "./timestamp.tsx";

const now = "2026-11-23T03:00:00.000Z";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(now) });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function page(props: TimestampProps, locale: "en" | "ja", zone: string) {
  const preferences: PreferencesState = {
    locale,
    theme: "system",
    zone: { kind: "named", zone, resolved: true },
    railCollapsed: false,
    renderedAt: now,
    setTheme: () => undefined,
    setLocale: () => undefined,
    setZone: () => undefined,
    setRailCollapsed: () => undefined,
  };
  return (
    <NextIntlClientProvider locale={locale} timeZone={zone} messages={locale === "ja" ? ja : en}>
      <PreferencesContext value={preferences}>
        <Timestamp {...props} />
      </PreferencesContext>
    </NextIntlClientProvider>
  );
}

const textOf = (props: TimestampProps, locale: "en" | "ja" = "en", zone = "UTC") =>
  render(page(props, locale, zone)).container.textContent;

describe("Timestamp", () => {
  it("writes the moment with its zone, and how long ago beside it", () => {
    expect(textOf({ at: "2026-11-23T02:48:00Z" })).toBe("2026-11-23 02:48:00 UTC · 12 min ago");
  });

  it("speaks Japanese in Tokyo's time", () => {
    expect(textOf({ at: "2026-11-23T02:48:00Z" }, "ja", "Asia/Tokyo")).toBe(
      "2026/11/23 11:48:00 UTC+9 · 12 分前",
    );
  });

  it("keeps what it does not show in the title", () => {
    const { container } = render(page({ at: "2026-11-21T02:48:00Z", show: "relative" }, "en", "UTC"));
    expect(container.textContent).toBe("2 days ago");
    expect(container.querySelector("time")?.title).toBe("2026-11-21 02:48:00 UTC · 2 days ago");
  });

  it("says that an unknown moment is unknown", () => {
    expect(textOf({ at: null })).toBe("Unknown");
    expect(textOf({ at: null }, "ja")).toBe("不明");
  });

  it("writes on the server what the browser then writes", () => {
    const tree = page({ at: "2026-11-23T02:48:00Z" }, "ja", "America/New_York");
    const onServer = document.createElement("div");
    onServer.innerHTML = renderToString(tree);
    expect(onServer.textContent).toBe(render(tree).container.textContent);
  });
});
