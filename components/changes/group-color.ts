import type { KindGroup } from "#lib/changes/domain/kind-groups.ts";

/** Each group keeps its colour whatever else is shown. */
export const groupColor: Readonly<Record<KindGroup, string>> = {
  config: "var(--series-1)",
  compliance: "var(--series-2)",
  calls: "var(--series-3)",
  nodes: "var(--series-4)",
  patch: "var(--series-6)",
  runs: "var(--series-5)",
  other: "var(--series-8)",
};
