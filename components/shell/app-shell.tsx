"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NavRail } from "./nav-rail.tsx";
import { TopBar } from "./top-bar.tsx";

/** Bar on top, menu at the left, and a page that scrolls itself: lists keep their heads in view. */
export function AppShell({ children }: { children: ReactNode }) {
  const t = useTranslations("nav");
  return (
    <div className="flex h-dvh flex-col print:h-auto">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent-fill px-3 py-1.5 text-on-accent focus:not-sr-only focus:absolute focus:top-1.5 focus:left-2"
      >
        {t("skip")}
      </a>
      <TopBar />
      <div className="flex min-h-0 flex-1">
        <NavRail />
        <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col overflow-auto">
          {children}
        </main>
      </div>
    </div>
  );
}
