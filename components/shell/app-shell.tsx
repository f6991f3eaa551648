"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { useHotkeys } from "#lib/core/client/use-hotkeys.ts";
import { useLive } from "#lib/core/client/use-live.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { AsOfStrip } from "./as-of-strip.tsx";
import { type Layer, Layers } from "./layers.tsx";
import { navGroups } from "./nav-items.ts";
import { NavRail } from "./nav-rail.tsx";
import { TopBar } from "./top-bar.tsx";

/** Bar on top, menu at the left, and a page that scrolls itself: lists keep their heads in view. */
export function AppShell({ children }: { children: ReactNode }) {
  const t = useTranslations("nav");
  const router = useRouter();
  const { scopeSearch } = useScope();
  const { railCollapsed, setRailCollapsed } = usePreferences();
  const [layer, show] = useState<Layer>(null);
  useLive();
  useHotkeys({
    "mod+k": () => show("palette"),
    "?": () => show("help"),
    "[": () => setRailCollapsed(!railCollapsed),
    ...Object.fromEntries(
      navGroups.flatMap((group) =>
        group.items.map((item) => [item.keys.join(" "), () => router.push(item.href(scopeSearch))]),
      ),
    ),
  });
  return (
    <div className="flex h-dvh flex-col print:block print:h-auto">
      <a
        href="#content"
        className="sr-only rounded-md bg-accent-fill px-3 py-1.5 text-on-accent focus:not-sr-only focus:absolute focus:top-1.5 focus:left-2 focus:z-50"
      >
        {t("skip")}
      </a>
      <TopBar openPalette={() => show("palette")} openHelp={() => show("help")} />
      <AsOfStrip />
      <div className="flex min-h-0 flex-1 print:block">
        <NavRail />
        <main
          id="content"
          tabIndex={-1}
          className="flex min-h-0 min-w-0 flex-1 flex-col overflow-auto outline-none"
        >
          {children}
        </main>
      </div>
      <Layers layer={layer} show={show} />
    </div>
  );
}
