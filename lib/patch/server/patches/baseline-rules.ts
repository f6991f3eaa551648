import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ApprovalRule, BaselineRules, PatchFilter } from "#lib/patch/contract/baselines.ts";
import type { PatchFacetsInput } from "#lib/patch/contract/patches.ts";

/** Baselines of one name with the same rules, which most organisations have in many account-Regions. */
export interface RuleSet {
  name: string;
  rules: BaselineRules;
  /** `accountId:region:baselineId` of each. */
  keys: readonly string[];
}

interface Row {
  keys: string[];
  name: string | null;
  operating_system: string | null;
  approval_rules: ApprovalRule[];
  global_filters: PatchFilter[];
  approved_patches: string[];
  approved_compliance_level: string | null;
  approved_enable_non_security: boolean | null;
  rejected_patches: string[];
  rejected_action: string | null;
}

const rules = [
  "name",
  "operating_system",
  "approval_rules",
  "global_filters",
  "approved_patches",
  "approved_compliance_level",
  "approved_enable_non_security",
  "rejected_patches",
  "rejected_action",
];

/** The baselines of the scope, those with the same name and rules together. */
export const readRuleSets: (ctx: VerbContext, input: RuleScope) => Promise<readonly RuleSet[]> = sharedRead(
  "patch.ruleSets",
  read,
  ["patch-baselines"],
);

type RuleScope = Pick<PatchFacetsInput, "accounts" | "regions" | "asOf">;

async function read(ctx: VerbContext, input: RuleScope): Promise<RuleSet[]> {
  const parameters = new SqlParameters();
  const scope = scopeSql(ctx.actor, { accounts: input.accounts, regions: input.regions }, "b", parameters);
  const columns = ["account_id", "region", "baseline_id", ...rules];
  const source = versionsAt("patch_baselines", columns, input.asOf, parameters);
  const values = rules.map((column) => `b.${column}`).join(", ");
  // Rules are long and mostly alike: grouping by a hash of them costs a fifth of comparing them.
  const sql = `
with hashed as materialized (
  select concat_ws(':', b.account_id, b.region, b.baseline_id) as key, ${values}, hash_record_extended(row(${values}), 0) as hash
  from ${source} b ${scope.length === 0 ? "" : `where ${scope.join(" and ")}`}
),
sets as (select hash, array_agg(key order by key) as keys from hashed group by hash)
select s.keys, ${values} from sets s join hashed b on b.hash = s.hash and b.key = s.keys[1]`;
  const rows = await readQuery<Row>(ctx.db, sql, parameters.values);
  return rows.map((row) => ({
    name: row.name ?? row.keys[0]?.split(":").at(-1) ?? "",
    keys: row.keys,
    rules: {
      operatingSystem: row.operating_system,
      approvalRules: row.approval_rules,
      globalFilters: row.global_filters,
      approvedPatches: row.approved_patches,
      approvedComplianceLevel: row.approved_compliance_level,
      approvedEnableNonSecurity: row.approved_enable_non_security,
      rejectedPatches: row.rejected_patches,
      rejectedAction: row.rejected_action,
    },
  }));
}
