import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchSlaInput } from "#lib/patch/contract/sla.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";
import { patchSources } from "./count-source.ts";

/** A patch, by its key in AWS's catalogue, that nodes lack, with what AWS tells of its release. */
export interface LackedPatch {
  catalog_key: string;
  /** Those of it that nodes lack. */
  patch_ids: number[];
  kb_id: string;
  title: string;
  /** Place in `severityRanks`, from 1. */
  rank: number;
  classification: string | null;
  severity: string | null;
  cve_ids: string[] | null;
  first_seen_at: Date;
  released_at: Date | null;
  products: string[] | null;
  product_family: string | null;
  msrc_number: string | null;
  repository: string | null;
}

/** How many nodes of one baseline lack one patch. */
export interface LackingCount {
  baselineId: string;
  patch: LackedPatch;
  missing: number;
  failed: number;
}

const catalogColumns = [
  "catalog_key",
  "product",
  "product_family",
  "msrc_number",
  "repository",
  "released_at",
];

/** Every missing or failed patch by baseline: tens of thousands, so that they come as lists and are told apart here. */
export async function readLacking(ctx: VerbContext, input: PatchSlaInput): Promise<LackingCount[]> {
  const { parameters, counts } = patchSources(ctx, input);
  const rows = await readQuery<{ baseline_id: string; patches: string; missing: string; failed: string }>(
    ctx.db,
    `select c.baseline_id, array_agg(c.patch_id)::text as patches, array_agg(c.missing)::text as missing,
       array_agg(c.failed)::text as failed
     from ${counts()} c where c.missing + c.failed > 0 group by c.baseline_id`,
    parameters.values,
  );
  const lists = rows.map((row) => ({
    baselineId: row.baseline_id,
    patches: integers(row.patches),
    missing: integers(row.missing),
    failed: integers(row.failed),
  }));
  const ids = new Set(lists.flatMap(({ patches }) => patches));
  const patches = await readPatches(ctx, input, [...ids]);
  const byId = new Map(patches.flatMap((patch) => patch.patch_ids.map((id) => [id, patch] as const)));
  return lists.flatMap(({ baselineId, patches: held, missing, failed }) => {
    const sums = new Map<LackedPatch, LackingCount>();
    for (const [place, id] of held.entries()) {
      const patch = byId.get(id);
      if (patch === undefined) continue;
      const sum = sums.get(patch) ?? { baselineId, patch, missing: 0, failed: 0 };
      sum.missing += missing[place] ?? 0;
      sum.failed += failed[place] ?? 0;
      sums.set(patch, sum);
    }
    return [...sums.values()];
  });
}

/** Of an array as PostgreSQL writes it. */
const integers = (text: string): number[] => JSON.parse(`[${text.slice(1, -1)}]`);

function readPatches(ctx: VerbContext, input: PatchSlaInput, ids: readonly number[]): Promise<LackedPatch[]> {
  const parameters = new SqlParameters();
  const catalog = versionsAt("available_patches", catalogColumns, input.asOf, parameters);
  const ranks = parameters.add([...severityRanks], "text[]");
  const sql = `
with lacked as materialized (
  select catalog_key, array_agg(patch_id) as patch_ids from patches
  where patch_id = any(${parameters.add(ids, "int[]")}) group by catalog_key
), known as (
  select catalog_key, min(kb_id) as kb_id, min(title) as title, min(array_position(${ranks}, severity_rank)) as rank,
    min(classification) as classification, min(severity) as severity, max(cve_ids) as cve_ids,
    min(first_seen_at) as first_seen_at
  from patches where catalog_key in (select catalog_key from lacked) group by catalog_key
), released as (
  select catalog_key, min(released_at) as released_at, array_agg(distinct product) as products,
    min(product_family) as product_family, min(msrc_number) as msrc_number, min(repository) as repository
  from ${catalog} a where catalog_key in (select catalog_key from lacked) group by catalog_key
)
select * from lacked join known using (catalog_key) left join released using (catalog_key)`;
  return readQuery<LackedPatch>(ctx.db, sql, parameters.values);
}

/** Patches that are late wherever they are missing, and those that are for some baselines only, an element each. */
export interface BreachKeys {
  everywhere: readonly number[];
  some: readonly number[];
  baselines: readonly string[];
}

/** Nodes with at least one of these patches, by id, missing or failed. */
export async function countNodesInBreach(
  ctx: VerbContext,
  input: PatchSlaInput,
  { everywhere, some, baselines }: BreachKeys,
): Promise<number> {
  if (everywhere.length + some.length === 0) return 0;
  const { parameters, nodes } = patchSources(ctx, input);
  const source = nodes();
  const elements = (ids: readonly number[]) => ids.flatMap((id) => [id * 16 + 1, id * 16 + 2]);
  const late = [`held.state = any(${parameters.add(elements(everywhere), "int[]")})`];
  if (some.length > 0) {
    const ids = parameters.add(elements(some), "int[]");
    const of = parameters.add(
      baselines.flatMap((id) => [id, id]),
      "text[]",
    );
    late.push(`(n.baseline_id, held.state) in (
      select b.baseline_id, b.state from unnest(${of}, ${ids}) as b(baseline_id, state))`);
  }
  // Each list is read up to its first late patch: most nodes that lack any lack several.
  const sql = `
select count(*)::int as nodes from ${source} n
where exists (select from (select unnest(n.states) as state) held where ${late.join(" or ")})`;
  const [row] = await readQuery<{ nodes: number }>(ctx.db, sql, parameters.values);
  return row?.nodes ?? 0;
}
