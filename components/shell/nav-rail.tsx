"use client";

import clsx from "clsx";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { activeNavKey, navGroups } from "./nav-items.ts";

/** The menu; links keep the scope and the moment. */
export function NavRail() {
  const t = useTranslations("nav");
  const active = activeNavKey(usePathname());
  const { scopeSearch } = useScope();
  const { railCollapsed, setRailCollapsed } = usePreferences();
  const toggleLabel = t(railCollapsed ? "expand" : "collapse");
  const Toggle = railCollapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label={t("main")}
      className={clsx(
        "flex shrink-0 flex-col gap-3 border-line border-r bg-chrome px-1.5 py-2 print:hidden",
        railCollapsed ? "w-11" : "w-50",
      )}
    >
      {navGroups.map((group) => (
        <div
          key={group.key}
          className={clsx(railCollapsed && "border-line border-b pb-2 last-of-type:border-b-0")}
        >
          <h2 className={railCollapsed ? "sr-only" : "px-2 pb-1 text-faint text-xs"}>{t(group.key)}</h2>
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => {
              const link = (
                <Link
                  href={item.href(scopeSearch)}
                  aria-current={active === item.key ? "page" : undefined}
                  className={clsx(
                    "flex h-7 items-center gap-2 rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-ink",
                    "aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-accent",
                  )}
                >
                  <item.icon size={16} aria-hidden="true" className="shrink-0" />
                  <span className={railCollapsed ? "sr-only" : "truncate"}>{t(item.key)}</span>
                </Link>
              );
              return (
                <li key={item.key}>
                  {railCollapsed ? <Tooltip content={t(item.key)}>{link}</Tooltip> : link}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      <Button
        variant="quiet"
        icon
        className="mt-auto ml-0.5"
        aria-label={toggleLabel}
        aria-expanded={!railCollapsed}
        title={toggleLabel}
        onClick={() => setRailCollapsed(!railCollapsed)}
      >
        <Toggle size={16} aria-hidden="true" />
      </Button>
    </nav>
  );
}
