import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type {
  BaselineGroup,
  ListBaselineGroupsOutput,
  ListBaselinesInput,
} from "#lib/patch/contract/baseline-list.ts";
import { baselineDatasets } from "#lib/patch/contract/query-keys.ts";
import { orderBy, selectBaselines, sharedSorts } from "./baseline-selection.ts";
import { systemsSql } from "./list-baselines.ts";

type Row = { total: number; systems: ListBaselineGroupsOutput["operatingSystems"] } & (
  | BaselineGroup
  | { key: null }
);

const sorts = {
  ...sharedSorts,
  operatingSystem: '"operatingSystem" collate "C"',
  isPredefined: '"isPredefined"',
  patchGroups: '"patchGroups"',
  baselines: "baselines",
  accounts: "accounts",
  account: "accounts",
  definitions: "definitions",
  defaults: "defaults",
};
const identity = ['name collate "C"', '"operatingSystem" collate "C"', '"isPredefined"'];

/**
 * Patch baselines by name and operating system: the same name in many account-Regions is one row, which says how many
 * definitions go by it.
 * @throws {AppError} `bad_request` for a sort that cannot be read.
 */
export const listBaselineGroups = sharedRead("patch-baseline-groups", read, baselineDatasets);

async function read(ctx: VerbContext, input: ListBaselinesInput): Promise<ListBaselineGroupsOutput> {
  const { parameters, found, chosen } = selectBaselines(ctx, input);
  const sql = `${found}, grouped as materialized (
  select name, operating_system as "operatingSystem", is_predefined as "isPredefined",
    min(account_id || ':' || region || ':' || baseline_id) as key, count(*)::int as baselines,
    count(distinct account_id)::int as accounts, count(distinct region)::int as regions,
    count(distinct digest)::int as definitions, (count(*) filter (where is_default))::int as defaults,
    sum(patch_groups)::int as "patchGroups", sum(nodes)::int as nodes
  from found where ${chosen} group by name, operating_system, is_predefined
)
select (select count(*)::int from grouped) as total, ${systemsSql} as systems, page.*
from (select) always left join (
  select *, row_number() over (order by ${orderBy(input.sort, sorts, identity)}) as position from grouped
  order by position limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}
) page on true order by page.position`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row & { position: string }>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, baselineDatasets, input),
  ]);
  return {
    rows: rows.flatMap((row) => (row.key === null ? [] : [toGroup(row)])),
    total: rows[0]?.total ?? 0,
    operatingSystems: rows[0]?.systems ?? [],
    freshness,
  };
}

function toGroup(row: BaselineGroup): BaselineGroup {
  const { key, name, operatingSystem, isPredefined, baselines, accounts, regions } = row;
  const { definitions, defaults, patchGroups, nodes } = row;
  return {
    key,
    name,
    operatingSystem,
    isPredefined,
    baselines,
    accounts,
    regions,
    definitions,
    defaults,
    patchGroups,
    nodes,
  };
}
