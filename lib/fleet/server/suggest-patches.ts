import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { selectNodes } from "./node-selection.ts";
import { countValues, matching, mostSuggestions, type Scope, type ValueCount } from "./suggest-counts.ts";

/** A value to suggest; the count is null where only the whole list could give it. */
type Named = { value: string | null; count: number | null };

/** What may stand after `patch:`, `kb:`, `lacks:`, `has:`, `cve:` and `baseline:`. */
export async function suggestPatchItems(
  ctx: VerbContext,
  scope: Scope,
  field: NodeField,
  text: string,
): Promise<Named[]> {
  if (field.key === "baseline") return countBaselines(ctx, scope, text);
  const at = text.lastIndexOf("@");
  if (at > 0 && field.states !== undefined) {
    const begun = text.slice(at + 1).toLowerCase();
    const states = field.states.filter((state) => state.toLowerCase().startsWith(begun));
    return states.map((state) => ({ value: `${text.slice(0, at)}@${state}`, count: null }));
  }
  if (field.key === "cve") return findCves(ctx, text);
  const classes = field.key === "patch" ? await countValues(ctx, scope, field, null, text) : [];
  const patches = field.key === "patch" && text === "" ? [] : await countPatches(ctx, scope, field, text);
  return [...classes, ...patches].slice(0, mostSuggestions);
}

/** Baselines by the name that people know them by; several account-Regions share one. */
function countBaselines(ctx: VerbContext, scope: Scope, text: string): Promise<ValueCount[]> {
  const { parameters, from } = selectNodes(ctx, { ...scope, sort: "" });
  const columns = ["account_id", "region", "baseline_id", "name"];
  const baselines = versionsAt("patch_baselines", columns, scope.asOf, parameters);
  const found = matching("value", text, (pattern) => parameters.add(pattern, "text"));
  const sql = `
select value, count from (
  select coalesce(b.name, c.baseline_id) as value, sum(c.count)::int as count
  from (select n.account_id, n.region, n.patch_baseline_id as baseline_id, count(*) as count ${from} group by 1, 2, 3) c
  left join ${baselines} b using (account_id, region, baseline_id) group by 1
) named where ${found.where} order by ${found.first}${found.descending}, count desc, value collate "C" limit ${mostSuggestions}`;
  return readQuery<ValueCount>(ctx.db, sql, parameters.values);
}

/** Patches by KB id, those on most nodes first. With a further condition the counts would not be of the list. */
async function countPatches(
  ctx: VerbContext,
  scope: Scope,
  field: NodeField,
  text: string,
): Promise<Named[]> {
  const parameters = new SqlParameters();
  const found = matching("kb_id", text, (pattern) => parameters.add(pattern, "text"));
  const conditions = scopeSql(
    ctx.actor,
    { accounts: scope.accounts, regions: scope.regions },
    "c",
    parameters,
  );
  const columns = [
    "account_id",
    "region",
    "patch_id",
    "missing",
    "failed",
    "pending_reboot",
    "rejected",
    "installed",
  ];
  const counts = versionsAt("patch_counts", [...columns, ...otherCounts], scope.asOf, parameters);
  const nodes = countedBy[field.key] ?? everyCount;
  const sql = `
select value, count, patches from (
  select k.kb_id as value, coalesce(sum(c.nodes), 0)::int as count, count(distinct k.patch_id)::int as patches
  from patches k left join lateral (
    select ${nodes} as nodes from ${counts} c where ${["c.patch_id = k.patch_id", ...conditions].join(" and ")}
  ) c on true
  where ${found.where} group by k.kb_id
) named cross join lateral (select value as kb_id) name
order by ${found.first}${found.descending}, count desc, value collate "C" limit ${mostSuggestions}`;
  const rows = await readQuery<{ value: string; count: number; patches: number }>(
    ctx.db,
    sql,
    parameters.values,
  );
  const isWhole = scope.filter.trim() === "" && !scope.tag;
  // A node with two patches of one id would count twice.
  return rows.map(({ value, count, patches }) => ({ value, count: isWhole && patches === 1 ? count : null }));
}

const otherCounts = ["installed_other", "not_applicable", "available_security"];
const everyCount =
  "missing + failed + pending_reboot + rejected + installed + installed_other + not_applicable + available_security";
const countedBy: Readonly<Record<string, string>> = {
  lacks: "missing + failed",
  has: "pending_reboot + rejected + installed + installed_other",
};

async function findCves(ctx: VerbContext, text: string): Promise<Named[]> {
  const parameters = new SqlParameters();
  const found = matching("cve", text, (pattern) => parameters.add(pattern, "text"));
  const sql = `
select cve as value, null::int as count from (select distinct unnest(cve_ids) as cve from patches) known
where ${found.where} order by ${found.first}${found.descending}, cve collate "C" desc limit ${mostSuggestions}`;
  return readQuery<Named>(ctx.db, sql, parameters.values);
}

/** Whether the field's values are suggested from here. */
export const hasPatchSuggestions = (field: NodeField): boolean =>
  field.kind === "item" && field !== nodeRegistry.find("app");
