import {
  Boxes,
  CalendarClock,
  DatabaseZap,
  Diff,
  History,
  ListChecks,
  PackageSearch,
  RefreshCw,
  Scale,
  Server,
  ServerCog,
  ServerOff,
  ShieldCheck,
} from "lucide-react";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** Pages of the menu, in order, with the keys that lead there. Only pages that exist. */
export const navGroups = [
  {
    key: "fleet",
    items: [
      { key: "nodes", href: hrefs.fleet, icon: Server, keys: ["g", "n"] },
      { key: "unmanaged", href: hrefs.unmanaged, icon: ServerOff, keys: ["g", "u"] },
    ],
  },
  {
    key: "patch",
    items: [
      { key: "patchOverview", href: hrefs.patch, icon: ShieldCheck, keys: ["g", "p"] },
      {
        key: "patches",
        href: hrefs.patches,
        icon: PackageSearch,
        keys: ["g", "k"],
        also: [hrefs.patchMatrix],
      },
      { key: "patchNodes", href: hrefs.patchNodes, icon: ServerCog, keys: ["g", "m"] },
      { key: "baselines", href: hrefs.baselines, icon: ListChecks, keys: ["g", "b"] },
      { key: "patchRuns", href: hrefs.patchRuns, icon: History, keys: ["g", "r"] },
    ],
  },
  {
    key: "config",
    items: [
      { key: "resources", href: hrefs.resources, icon: Boxes, keys: ["g", "c"] },
      { key: "rules", href: hrefs.rules, icon: Scale, keys: ["g", "e"] },
      { key: "changes", href: hrefs.changes, icon: Diff, keys: ["g", "h"] },
      { key: "query", href: hrefs.query, icon: DatabaseZap, keys: ["g", "q"] },
    ],
  },
  {
    key: "settings",
    items: [
      { key: "sync", href: hrefs.syncSettings, icon: RefreshCw, keys: ["g", "s"] },
      { key: "patchPolicy", href: hrefs.patchSettings, icon: CalendarClock, keys: ["g", "l"] },
    ],
  },
] as const;

export type NavKey = (typeof navGroups)[number]["items"][number]["key"];

/** The page of the menu that an address belongs to: a node's own page belongs to Nodes, the CVE matrix to Patches. */
export function activeNavKey(path: string): NavKey | null {
  const items = navGroups.flatMap((group) => [...group.items]);
  const within = items
    .flatMap((item) =>
      [item.href, ...("also" in item ? item.also : [])].map((href) => ({ ...item, path: href() })),
    )
    .filter((item) => path === item.path || path.startsWith(`${item.path}/`))
    .sort((a, b) => b.path.length - a.path.length);
  return within[0]?.key ?? null;
}
