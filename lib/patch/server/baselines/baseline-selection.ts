import { AppError } from "#lib/core/contract/errors.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { likeLiteral, SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ListBaselinesInput } from "#lib/patch/contract/baseline-list.ts";
import { baselineColumns } from "./baseline-row.ts";

type Filter = Omit<ListBaselinesInput, "sort" | "limit" | "offset">;

export interface BaselineSelection {
  parameters: SqlParameters;
  /** `with …` that ends with the relation `found`: the baselines of the filter, whatever their operating system. */
  found: string;
  /** Condition over `found` for the chosen operating system. */
  chosen: string;
}

/** Same text for baselines that approve alike; names, descriptions and defaults do not count. */
const digestSql = `md5(jsonb_build_array(b.operating_system, b.approval_rules, b.global_filters,
  (select jsonb_agg(each order by each) from unnest(b.approved_patches) each), b.approved_compliance_level,
  b.approved_enable_non_security, (select jsonb_agg(each order by each) from unnest(b.rejected_patches) each),
  b.rejected_action, b.sources, b.available_security_updates_status)::text)`;

/** What the list, its groups and its export share. */
export function selectBaselines(ctx: VerbContext, input: Filter): BaselineSelection {
  const parameters = new SqlParameters();
  const { asOf, accounts, regions } = input;
  const at = parameters.add(asOf ?? null, "timestamptz");
  const baselines = versionsAt("patch_baselines", baselineColumns, asOf, parameters);
  const groups = versionsAt("patch_groups", groupColumns, asOf, parameters);
  const nodes = versionsAt("fleet_nodes", nodeColumns, asOf, parameters);
  const inScope = scopeSql(ctx.actor, { accounts, regions }, "b", parameters);
  const counted = scopeSql(ctx.actor, input, "n", parameters);
  const chosen =
    input.operatingSystem === undefined
      ? "true"
      : `coalesce(operating_system, 'WINDOWS') = ${parameters.add(input.operatingSystem, "text")}`;
  const found = `
with users as (
  select n.account_id, n.region, n.patch_baseline_id as baseline_id, count(*)::int as nodes from ${nodes} n
  where n.patch_baseline_id is not null ${counted.map((condition) => `and ${condition}`).join(" ")} group by 1, 2, 3
), registered as (
  select g.account_id, g.region, g.baseline_id, count(distinct g.patch_group)::int as groups,
    string_agg(g.patch_group, ' ') as names from ${groups} g group by 1, 2, 3
), listed as materialized (
  select b.account_id, nullif(a.name, a.account_id) as account_name, b.region, b.baseline_id, b.name,
    b.operating_system, b.is_default, b.is_predefined, jsonb_array_length(b.approval_rules) as rules,
    cardinality(b.approved_patches) as approved_patches, cardinality(b.rejected_patches) as rejected_patches,
    coalesce(g.groups, 0) as patch_groups, b.modified_at, ${digestSql} as digest,
    lower(concat_ws(' ', b.name, b.baseline_id, b.description, b.account_id, a.name, b.region, g.names)) as search_text,
    case when c.first_complete_at <= coalesce(${at}, now()) then coalesce(u.nodes, 0) end as nodes
  from ${baselines} b
  left join accounts a on a.account_id = b.account_id
  left join users u on (u.account_id, u.region, u.baseline_id) = (b.account_id, b.region, b.baseline_id)
  left join registered g on (g.account_id, g.region, g.baseline_id) = (b.account_id, b.region, b.baseline_id)
  left join sync_coverage c on c.dataset = 'patch-states' and (c.account_id, c.region) = (b.account_id, b.region)
  ${inScope.length === 0 ? "" : `where ${inScope.join(" and ")}`}
), found as materialized (
  select * from listed where ${[...conditionsOf(input, parameters), "true"].join(" and ")}
)`;
  return { parameters, found, chosen };
}

const groupColumns = ["account_id", "region", "baseline_id", "patch_group"];
const nodeColumns = ["account_id", "region", "node_id", "patch_baseline_id", "tags"];

function conditionsOf(input: Filter, parameters: SqlParameters): string[] {
  const conditions: string[] = [];
  const search = input.search.trim();
  if (search !== "") {
    const pattern = parameters.add(`%${likeLiteral(search.toLowerCase())}%`, "text");
    conditions.push(`search_text like ${pattern}`);
  }
  if (input.name !== undefined) conditions.push(`name = ${parameters.add(input.name, "text")}`);
  if (input.kind !== undefined)
    conditions.push(input.kind === "predefined" ? "is_predefined" : "not is_predefined");
  // A baseline whose use is not known is neither in use nor unused.
  const uses = { in_use: "nodes > 0", unused: "nodes = 0", default: "is_default" };
  if (input.use !== undefined) conditions.push(uses[input.use]);
  return conditions;
}

/**
 * `-nodes,name` as an order over these columns.
 * @throws {AppError} `bad_request` for a column that does not sort, or more than five.
 */
export function orderBy(
  text: string,
  columns: Readonly<Record<string, string>>,
  tieBreak: readonly string[],
): string {
  const parts = text.split(",").filter((part) => part !== "");
  if (parts.length > 5) throw new AppError("bad_request", "At most 5 sort keys.");
  const terms = parts.map((part) => {
    const name = part.replace(/^-/, "");
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (column === undefined) {
      throw new AppError("bad_request", `Baselines cannot be sorted by "${part.slice(0, 60)}".`);
    }
    return `${column} ${part.startsWith("-") ? "desc" : "asc"} nulls last`;
  });
  return [...terms, ...tieBreak].join(", ");
}

/** Column of every member by which both lists sort. */
export const sharedSorts = {
  name: 'lower(name collate "C")',
  operatingSystem: 'operating_system collate "C"',
  isPredefined: "is_predefined",
  patchGroups: "patch_groups",
  nodes: "nodes",
} as const;
