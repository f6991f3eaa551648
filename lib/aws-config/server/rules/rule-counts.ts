import type { Projection } from "#lib/core/server/sync/dataset.ts";
import type { Sampler } from "#lib/core/server/sync/samples.ts";

const counts = [
  ["compliant", "COMPLIANT"],
  ["non_compliant", "NON_COMPLIANT"],
  ["not_applicable", "NOT_APPLICABLE"],
] as const;

/** `rule_counts`: resources of each rule by type and compliance. A change of one resource counts its rule anew. */
export const ruleCountsProjection: Projection = {
  table: "rule_counts",
  key: ["account_id", "region", "rule_name", "resource_type"],
  touches: ["account_id", "region", "rule_name"],
  dependsOn: { "rule-compliance": "select account_id, region, rule_name from changed" },
  select: `
    select r.account_id, r.region, r.rule_name, r.resource_type, min(r.shared_name) as shared_name,
      ${counts.map(([column, type]) => `count(*) filter (where r.compliance = '${type}')::int as ${column}`).join(", ")}
    from touched t join rule_compliance r
      on (r.account_id, r.region, r.rule_name) = (t.account_id, t.region, t.rule_name)
    group by r.account_id, r.region, r.rule_name, r.resource_type`,
};

/** Pairs of rule and resource over time: by compliance, and those that break each rule by the rule's shared name. */
export const ruleSamplers: readonly Sampler[] = [
  {
    metric: "rules.compliance",
    datasets: ["rule-compliance"],
    select: counts
      .map(
        ([column, type]) => `
          select account_id, region, '${type}' as dimension, sum(${column})::float8 as value
          from rule_counts join places using (account_id, region) group by 1, 2`,
      )
      .join(" union all "),
  },
  {
    metric: "rules.non_compliant",
    datasets: ["rule-compliance"],
    select: `
      select account_id, region, shared_name as dimension, sum(non_compliant)::float8 as value
      from rule_counts join places using (account_id, region) group by 1, 2, 3`,
  },
];
