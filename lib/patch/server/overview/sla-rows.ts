import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchSlaInput } from "#lib/patch/contract/sla.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";
import { patchSources } from "./count-source.ts";

/** One patch, by its key in AWS's catalogue, that nodes of one baseline lack. */
export interface LackingRow {
  catalog_key: string;
  baseline_id: string;
  kb_id: string;
  title: string;
  /** Place in `severityRanks`, from 1. */
  rank: number;
  classification: string | null;
  severity: string | null;
  cve_ids: string[] | null;
  missing: number;
  failed: number;
  first_seen_at: Date;
  released_at: Date | null;
  products: string[] | null;
  product_family: string | null;
  msrc_number: string | null;
  repository: string | null;
  approved_at: Date | null;
}

const catalogColumns = [
  "catalog_key",
  "product",
  "product_family",
  "msrc_number",
  "repository",
  "released_at",
];
const effectiveColumns = ["baseline_id", "catalog_key", "approved_at", "deployment_status"];

/** Every missing or failed patch by baseline, with what AWS tells of its release and approval. */
export function readLacking(ctx: VerbContext, input: PatchSlaInput): Promise<LackingRow[]> {
  const { parameters, counts } = patchSources(ctx, input);
  const source = counts();
  const catalog = versionsAt("available_patches", catalogColumns, input.asOf, parameters);
  const effective = versionsAt("effective_patches", effectiveColumns, input.asOf, parameters);
  const ranks = parameters.add([...severityRanks], "text[]");
  const sql = `
with lacking as materialized (
  select c.patch_id, c.baseline_id, sum(c.missing)::int as missing, sum(c.failed)::int as failed
  from ${source} c where c.missing + c.failed > 0 group by c.patch_id, c.baseline_id
), summed as materialized (
  select k.catalog_key, l.baseline_id, sum(l.missing)::int as missing, sum(l.failed)::int as failed
  from lacking l join patches k using (patch_id) group by k.catalog_key, l.baseline_id
), known as (
  select catalog_key, min(kb_id) as kb_id, min(title) as title, min(array_position(${ranks}, severity_rank)) as rank,
    min(classification) as classification, min(severity) as severity, max(cve_ids) as cve_ids,
    min(first_seen_at) as first_seen_at
  from patches where catalog_key in (select catalog_key from summed) group by catalog_key
), named as materialized (
  select * from summed join known using (catalog_key)
), released as (
  select catalog_key, min(released_at) as released_at, array_agg(distinct product) as products,
    min(product_family) as product_family, min(msrc_number) as msrc_number, min(repository) as repository
  from ${catalog} a where catalog_key in (select catalog_key from named) group by catalog_key
)
select n.*, r.released_at, r.products, r.product_family, r.msrc_number, r.repository, a.approved_at
from named n left join released r using (catalog_key)
left join lateral (
  select e.approved_at from ${effective} e
  where e.baseline_id = n.baseline_id and e.catalog_key = n.catalog_key and e.deployment_status <> 'EXPLICIT_REJECTED'
  order by e.approved_at limit 1
) a on true`;
  return readQuery<LackingRow>(ctx.db, sql, parameters.values);
}

/** Elements of one look into the index of states. */
const chunkPatches = 64;

/** Which patch of which baseline; the element of an array each. */
export interface BreachKeys {
  /** Late wherever they are missing. */
  everywhere: readonly string[];
  /** Late for these baselines only. */
  keys: readonly string[];
  baselines: readonly string[];
}

/** Nodes with at least one of these patches missing or failed. Patches late everywhere need no look at the baseline. */
export async function countNodesInBreach(
  ctx: VerbContext,
  input: PatchSlaInput,
  { everywhere, keys, baselines }: BreachKeys,
): Promise<number> {
  if (everywhere.length + keys.length === 0) return 0;
  const { parameters, nodes } = patchSources(ctx, input);
  const all = parameters.add(everywhere, "text[]");
  const some = parameters.add(keys, "text[]");
  const of = parameters.add(baselines, "text[]");
  // A few elements at a time, so that each is looked up in the index and no node's list is compared with all of them.
  const sql = `
with late as (
  select null::text as baseline_id, catalog_key from unnest(${all}) as a(catalog_key)
  union all select b.baseline_id, b.catalog_key from unnest(${some}, ${of}) as b(catalog_key, baseline_id)
), chunks as materialized (
  select baseline_id, array_agg(element) as elements from (
    select l.baseline_id, k.patch_id * 16 + code as element,
      row_number() over (partition by l.baseline_id order by k.patch_id) / ${chunkPatches} as chunk
    from late l join patches k using (catalog_key) cross join (values (1), (2)) s(code)
  ) numbered group by baseline_id, chunk
)
select count(*)::int as nodes from (
  select distinct n.account_id, n.region, n.node_id from chunks c join ${nodes()} n
    on n.states && c.elements and (c.baseline_id is null or c.baseline_id = n.baseline_id)
) found`;
  const [row] = await readQuery<{ nodes: number }>(ctx.db, sql, parameters.values);
  return row?.nodes ?? 0;
}
