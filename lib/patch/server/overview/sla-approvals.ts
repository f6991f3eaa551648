import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { BaselineRules, PatchFacts } from "#lib/patch/contract/baselines.ts";
import { approvalOf } from "#lib/patch/domain/approval.ts";
import { packageManagerOf } from "#lib/patch/domain/operating-systems.ts";
import { type BaselineSqlRow, baselineColumns, toBaseline } from "../baselines/baseline-row.ts";
import type { LackingRow } from "./sla-rows.ts";

/** A baseline as the limits see it. */
interface KnownBaseline {
  name: string | null;
  rules: BaselineRules;
}

/** The baselines of the rows, by id. An id belongs to one account-Region, or to one of AWS's, the same in every account. */
export async function readBaselines(
  ctx: VerbContext,
  ids: readonly string[],
  asOf: string | undefined,
): Promise<Map<string, KnownBaseline>> {
  const parameters = new SqlParameters();
  const versions = versionsAt("patch_baselines", baselineColumns, asOf, parameters);
  const rows = await readQuery<BaselineSqlRow>(
    ctx.db,
    `select distinct on (b.baseline_id) b.*, null::text as account_name from ${versions} b
     where b.baseline_id = any(${parameters.add(ids, "text[]")}) order by b.baseline_id, b.account_id, b.region`,
    parameters.values,
  );
  return new Map(rows.map((row) => [row.baseline_id, { name: row.name, rules: toBaseline(row) }]));
}

/** When the baseline approved the patch: as AWS says it, else by the baseline's rules; null where neither tells. */
export function approvedAt(row: LackingRow, baseline: KnownBaseline | undefined, at: Date): string | null {
  if (row.approved_at !== null) return row.approved_at.toISOString();
  if (baseline === undefined) return null;
  return approvalOf(baseline.rules, factsOf(row, baseline.rules), at).approvedOn;
}

function factsOf(row: LackingRow, { operatingSystem }: BaselineRules): PatchFacts {
  const windows = packageManagerOf(operatingSystem) === "windows";
  return {
    kbId: row.kb_id,
    title: windows ? row.title : row.catalog_key,
    products: row.products,
    productFamily: row.product_family,
    classification: row.classification ?? "",
    severity: row.severity ?? "",
    bulletin: row.msrc_number,
    advisoryIds: [],
    cveIds: row.cve_ids ?? [],
    repository: row.repository,
    releasedAt: row.released_at?.toISOString() ?? null,
  };
}
