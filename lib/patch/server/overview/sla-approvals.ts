import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { BaselineRules, PatchFacts } from "#lib/patch/contract/baselines.ts";
import { approvalOf } from "#lib/patch/domain/approval.ts";
import { packageManagerOf } from "#lib/patch/domain/operating-systems.ts";
import { type BaselineSqlRow, baselineColumns, toBaseline } from "../baselines/baseline-row.ts";
import type { LackedPatch, LackingCount } from "./sla-rows.ts";

type Pair = Pick<LackingCount, "baselineId" | "patch">;

/** A baseline as the limits see it. Those with the same rules share one `rules`. */
interface KnownBaseline {
  name: string | null;
  rules: BaselineRules;
}

/** When baselines approved patches: as AWS says it, else by the baseline's rules; null where neither tells. */
export interface Approvals {
  nameOf(baselineId: string): string | null;
  approvedAt(pair: Pair): string | null;
}

export async function readApprovals(
  ctx: VerbContext,
  pairs: readonly Pair[],
  asOf: string | undefined,
  at: Date,
): Promise<Approvals> {
  const baselines = await readBaselines(ctx, [...new Set(pairs.map(({ baselineId }) => baselineId))], asOf);
  // AWS answers what a baseline makes of each patch for those of Windows only.
  const asked = pairs.filter(({ baselineId }) => {
    const system = baselines.get(baselineId)?.rules.operatingSystem ?? null;
    return system === null || packageManagerOf(system) === "windows";
  });
  const told = await readEffective(ctx, asked, asOf);
  const byRules = new Map<BaselineRules, Map<LackedPatch, string | null>>();
  const fromRules = (rules: BaselineRules, patch: LackedPatch): string | null => {
    const known = byRules.get(rules) ?? new Map<LackedPatch, string | null>();
    byRules.set(rules, known);
    const found = known.get(patch);
    if (found !== undefined) return found;
    const { approvedOn } = approvalOf(rules, factsOf(patch, rules), at);
    known.set(patch, approvedOn);
    return approvedOn;
  };
  return {
    nameOf: (baselineId) => baselines.get(baselineId)?.name ?? null,
    approvedAt: ({ baselineId, patch }) => {
      const answer = told.get(pairKey(baselineId, patch.catalog_key));
      if (answer !== undefined) return answer;
      const rules = baselines.get(baselineId)?.rules;
      return rules === undefined ? null : fromRules(rules, patch);
    },
  };
}

const pairKey = (baselineId: string, catalogKey: string): string => `${baselineId} ${catalogKey}`;

/** The baselines, by id. An id belongs to one account-Region, or to one of AWS's, the same in every account. */
async function readBaselines(
  ctx: VerbContext,
  ids: readonly string[],
  asOf: string | undefined,
): Promise<Map<string, KnownBaseline>> {
  const parameters = new SqlParameters();
  const versions = versionsAt("patch_baselines", baselineColumns, asOf, parameters);
  const rows = await readQuery<BaselineSqlRow>(
    ctx.db,
    `select distinct on (b.baseline_id) ${baselineColumns.map((column) => `b.${column}`).join(", ")},
       null::text as account_name
     from ${versions} b where b.baseline_id = any(${parameters.add(ids, "text[]")})
     order by b.baseline_id, b.account_id, b.region`,
    parameters.values,
  );
  const shared = new Map<string, BaselineRules>();
  const rulesOf = (row: BaselineSqlRow): BaselineRules => {
    const text = JSON.stringify([
      row.operating_system,
      row.approval_rules,
      row.global_filters,
      row.approved_patches,
      row.approved_enable_non_security,
      row.rejected_patches,
    ]);
    const rules = shared.get(text) ?? toBaseline(row);
    shared.set(text, rules);
    return rules;
  };
  return new Map(rows.map((row) => [row.baseline_id, { name: row.name, rules: rulesOf(row) }]));
}

/** The first approval that AWS dates, by `pairKey`. */
async function readEffective(
  ctx: VerbContext,
  pairs: readonly Pair[],
  asOf: string | undefined,
): Promise<Map<string, string>> {
  if (pairs.length === 0) return new Map();
  const parameters = new SqlParameters();
  const columns = ["baseline_id", "catalog_key", "approved_at", "deployment_status"];
  const effective = versionsAt("effective_patches", columns, asOf, parameters);
  const of = (values: readonly string[]) => parameters.add(values, "text[]");
  const baselines = of([...new Set(pairs.map(({ baselineId }) => baselineId))]);
  const keys = of([...new Set(pairs.map(({ patch }) => patch.catalog_key))]);
  const rows = await readQuery<{ baseline_id: string; catalog_key: string; approved_at: Date }>(
    ctx.db,
    `select e.baseline_id, e.catalog_key, min(e.approved_at) as approved_at from ${effective} e
     where e.baseline_id = any(${baselines}) and e.catalog_key = any(${keys})
       and e.deployment_status <> 'EXPLICIT_REJECTED' and e.approved_at is not null
     group by e.baseline_id, e.catalog_key`,
    parameters.values,
  );
  return new Map(
    rows.map((row) => [pairKey(row.baseline_id, row.catalog_key), row.approved_at.toISOString()]),
  );
}

function factsOf(patch: LackedPatch, { operatingSystem }: BaselineRules): PatchFacts {
  const windows = packageManagerOf(operatingSystem) === "windows";
  return {
    kbId: patch.kb_id,
    title: windows ? patch.title : patch.catalog_key,
    products: patch.products,
    productFamily: patch.product_family,
    classification: patch.classification ?? "",
    severity: patch.severity ?? "",
    bulletin: patch.msrc_number,
    advisoryIds: [],
    cveIds: patch.cve_ids ?? [],
    repository: patch.repository,
    releasedAt: patch.released_at?.toISOString() ?? null,
  };
}
