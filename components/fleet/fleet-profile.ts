/** One of the pages that list nodes: the same list, seen with other columns, counts and saved views. */
export interface FleetProfile {
  /** Names its saved views, recent filters and cookies. */
  page: "fleet" | "patch-nodes";
  /** Columns before the reader chooses any, in order; null is as the registry of fields has them. */
  columns: readonly string[] | null;
  /** Fields counted beside the list; null is the registry's own choice. Account and Region are among them. */
  facets: readonly string[] | null;
}

export const fleetProfile: FleetProfile = { page: "fleet", columns: null, facets: null };

/** Nodes by what Patch Manager says of them. */
export const patchNodesProfile: FleetProfile = {
  page: "patch-nodes",
  columns: [
    "name",
    "patch",
    "severity",
    "missing.critical",
    "missing.security",
    "missing.other",
    "failed",
    "pendingreboot",
    "scanned",
    "baseline",
    "patchgroup",
    "windows",
    "os",
    "accountname",
    "region",
    "ping",
    "id",
  ],
  facets: ["patch", "severity", "platform", "os", "account", "region", "patchgroup", "baseline", "ping"],
};
