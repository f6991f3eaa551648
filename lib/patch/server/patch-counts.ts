import type { Projection } from "#lib/core/server/sync/dataset.ts";

const states = [
  ["missing", 1],
  ["failed", 2],
  ["pending_reboot", 3],
  ["rejected", 4],
  ["installed", 5],
  ["installed_other", 6],
  ["not_applicable", 7],
  ["available_security", 8],
] as const;

/**
 * `patch_counts`: nodes of each account-Region by patch, state and baseline. A change of any node's patches counts its
 * account-Region anew, in one scan, so that the counts of one moment always add up.
 */
export const patchCountsProjection: Projection = {
  table: "patch_counts",
  key: ["account_id", "region", "baseline_id", "patch_id"],
  touches: ["account_id", "region"],
  dependsOn: { "node-patches": "select account_id, region from changed" },
  // Grouped by bytes and within one place: sorting by the language's rules would cost more than all the rest.
  select: `
    select touched.account_id, touched.region, counted.* from touched cross join lateral (
      select baseline_id collate "default" as baseline_id, patch_id,
        ${states.map(([column]) => `sum(${column})::int as ${column}`).join(", ")},
        coalesce(array_agg(day order by day) filter (where day > 0), '{}') as install_days,
        coalesce(array_agg(nodes order by day) filter (where day > 0), '{}') as install_nodes
      from (
        select baseline_id, patch_id, day, count(*)::int as nodes,
          ${states.map(([column, code]) => `count(*) filter (where code = ${code}) as ${column}`).join(", ")}
        from (
          select coalesce(p.baseline_id, '') collate "C" as baseline_id, held.state >> 4 as patch_id,
            held.state & 15 as code,
            case when held.state & 15 between 3 and 6 then held.minutes / 1440 else 0 end as day
          from node_patches p cross join lateral unnest(p.states, p.installed_minutes) as held(state, minutes)
          where p.account_id = touched.account_id and p.region = touched.region
        ) as single
        group by baseline_id, patch_id, day
      ) as by_day
      group by baseline_id, patch_id
    ) as counted`,
};
