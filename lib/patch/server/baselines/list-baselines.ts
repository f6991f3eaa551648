import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type {
  BaselineRow,
  ListBaselinesInput,
  ListBaselinesOutput,
} from "#lib/patch/contract/baseline-list.ts";
import { baselineDatasets } from "#lib/patch/contract/query-keys.ts";
import { orderBy, selectBaselines, sharedSorts } from "./baseline-selection.ts";

interface ListedRow {
  account_id: string;
  account_name: string | null;
  region: string;
  baseline_id: string;
  name: string | null;
  operating_system: string | null;
  is_default: boolean;
  is_predefined: boolean;
  rules: number;
  approved_patches: number;
  rejected_patches: number;
  patch_groups: number;
  nodes: number | null;
  digest: string;
  modified_at: Date | null;
}

interface Totals {
  total: number;
  systems: { operatingSystem: string | null; count: number }[];
}

const sorts = {
  ...sharedSorts,
  account: 'account_id collate "C"',
  region: 'region collate "C"',
  baselineId: 'baseline_id collate "C"',
  isDefault: "is_default",
  rules: "rules",
  approvedPatches: "approved_patches",
  rejectedPatches: "rejected_patches",
  digest: "digest",
  modifiedAt: "modified_at",
};
const identity = ['account_id collate "C"', 'region collate "C"', 'baseline_id collate "C"'];

/**
 * Patch baselines of the scope, with how many nodes and patch groups use each.
 * @throws {AppError} `bad_request` for a sort that cannot be read.
 */
export const listBaselines = sharedRead("patch-baselines", read, baselineDatasets);

async function read(ctx: VerbContext, input: ListBaselinesInput): Promise<ListBaselinesOutput> {
  const { parameters, found, chosen } = selectBaselines(ctx, input);
  const sql = `${found}
select (select count(*)::int from found where ${chosen}) as total, ${systemsSql} as systems, page.*
from (select) always left join (
  select *, row_number() over (order by ${orderBy(input.sort, sorts, identity)}) as position from found where ${chosen}
  order by position limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}
) page on true order by page.position`;
  const [rows, freshness] = await Promise.all([
    readQuery<Totals & (ListedRow | { baseline_id: null })>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, baselineDatasets, input),
  ]);
  return {
    rows: rows.flatMap((row) => (row.baseline_id === null ? [] : [toRow(row)])),
    total: rows[0]?.total ?? 0,
    operatingSystems: rows[0]?.systems ?? [],
    freshness,
  };
}

/** Baselines per operating system over `found`, as JSON. */
export const systemsSql = `(
  select coalesce(json_agg(json_build_object('operatingSystem', operating_system, 'count', baselines)
    order by operating_system collate "C"), '[]')
  from (select coalesce(operating_system, 'WINDOWS') as operating_system, count(*)::int as baselines from found group by 1) each)`;

/** The whole filtered list in its order, for exports. */
export async function readAllBaselines(
  ctx: VerbContext,
  input: Omit<ListBaselinesInput, "limit" | "offset">,
): Promise<BaselineRow[]> {
  const { parameters, found, chosen } = selectBaselines(ctx, input);
  const sql = `${found} select * from found where ${chosen} order by ${orderBy(input.sort, sorts, identity)}`;
  const rows = await readQuery<ListedRow>(ctx.db, sql, parameters.values);
  return rows.map(toRow);
}

function toRow(row: ListedRow): BaselineRow {
  return {
    key: `${row.account_id}:${row.region}:${row.baseline_id}`,
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    baselineId: row.baseline_id,
    name: row.name,
    operatingSystem: row.operating_system,
    isDefault: row.is_default,
    isPredefined: row.is_predefined,
    rules: row.rules,
    approvedPatches: row.approved_patches,
    rejectedPatches: row.rejected_patches,
    patchGroups: row.patch_groups,
    nodes: row.nodes,
    digest: row.digest,
    modifiedAt: row.modified_at?.toISOString() ?? null,
  };
}
