"use client";

import clsx from "clsx";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { navGroups } from "./nav-items.ts";

export function NavRail() {
  const t = useTranslations("nav");
  const path = usePathname();
  const { railCollapsed, setRailCollapsed } = usePreferences();
  const Toggle = railCollapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label={t("main")}
      className={clsx(
        "flex shrink-0 flex-col gap-3 border-line border-r bg-chrome p-2 print:hidden",
        railCollapsed ? "w-11" : "w-50",
      )}
    >
      {navGroups.map((group) => (
        <div key={group.key}>
          {!railCollapsed && <h2 className="px-2 py-1 text-faint text-xs">{t(group.key)}</h2>}
          <ul>
            {group.items.map((item) => (
              <li key={item.key}>
                <Link
                  href={item.href}
                  aria-current={path === item.href ? "page" : undefined}
                  className="flex h-7 items-center gap-2 rounded-md px-1.5 text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-accent"
                >
                  <item.icon size={16} aria-hidden="true" className="shrink-0" />
                  <span className={railCollapsed ? "sr-only" : "truncate"}>{t(item.key)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <button
        type="button"
        className="mt-auto flex h-7 items-center rounded-md px-1.5 text-muted hover:bg-hover hover:text-ink"
        aria-label={railCollapsed ? t("expand") : t("collapse")}
        onClick={() => setRailCollapsed(!railCollapsed)}
      >
        <Toggle size={16} aria-hidden="true" />
      </button>
    </nav>
  );
}
