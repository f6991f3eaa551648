import type { Sampler } from "#lib/core/server/sync/samples.ts";

const nodesBy = (column: string) => `
select account_id, region, coalesce(${column}, 'unknown') as dimension, count(*)::float8 as value
from fleet_nodes join places using (account_id, region)
group by 1, 2, 3`;

/** Nodes over time by what matters most of them; `unknown` is a dimension of its own. */
export const fleetSamplers: readonly Sampler[] = [
  { metric: "nodes.ping_status", datasets: ["managed-nodes"], select: nodesBy("ping_status") },
  {
    metric: "nodes.patch_class",
    datasets: ["managed-nodes", "patch-states"],
    select: nodesBy("patch_class"),
  },
];
