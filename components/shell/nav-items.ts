import { RefreshCw, Server, ServerOff } from "lucide-react";

/** Pages of the menu, in order. Only pages that exist. */
export const navGroups = [
  {
    key: "fleet",
    items: [
      { key: "nodes", href: "/fleet", icon: Server },
      { key: "unmanaged", href: "/fleet/unmanaged", icon: ServerOff },
    ],
  },
  { key: "settings", items: [{ key: "sync", href: "/settings/sync", icon: RefreshCw }] },
] as const;
