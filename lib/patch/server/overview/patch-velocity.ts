import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { countDatasets } from "#lib/patch/contract/query-keys.ts";
import type { PatchVelocityInput, PatchVelocityOutput } from "#lib/patch/contract/velocity.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";
import { velocityOf } from "#lib/patch/domain/velocity.ts";
import { patchSources } from "./count-source.ts";

const listedReleases = 100;
const windowDays = 120;

interface Row {
  catalog_key: string;
  title: string;
  rank: number;
  released_at: Date;
  lacking: number;
  present: number;
  installs: [number, number][];
  /** Releases in all. */
  total: number;
}

/**
 * How fast the releases of the last 120 days reached the nodes that need them. Only patches whose release AWS's catalogue
 * dates can be measured; the others are counted.
 */
export const patchVelocity = sharedRead("patch.velocity", readVelocity, countDatasets);

async function readVelocity(ctx: VerbContext, input: PatchVelocityInput): Promise<PatchVelocityOutput> {
  const at = input.asOf === undefined ? ctx.now() : new Date(input.asOf);
  const [rows, undatedPatches, freshness] = await Promise.all([
    readReleases(ctx, input, at),
    countUndated(ctx, input),
    scopeFreshness(ctx, countDatasets, input),
  ]);
  const releases = rows.map((row) => {
    const releasedAt = row.released_at.toISOString();
    return {
      key: row.catalog_key,
      title: row.title,
      severity: severityRanks[row.rank - 1] ?? "UNSPECIFIED",
      releasedAt,
      ...velocityOf({ releasedAt, lacking: row.lacking, present: row.present, installs: row.installs }, at),
    };
  });
  return { releases, total: rows[0]?.total ?? 0, undatedPatches, freshness };
}

function readReleases(ctx: VerbContext, input: PatchVelocityInput, at: Date): Promise<Row[]> {
  const { parameters, counts } = patchSources(ctx, input);
  const source = counts();
  const catalog = versionsAt("available_patches", ["catalog_key", "released_at"], input.asOf, parameters);
  const until = parameters.add(at, "timestamptz");
  const ranks = parameters.add([...severityRanks], "text[]");
  const sql = `
with recent as materialized (
  select k.patch_id, k.catalog_key, k.title, array_position(${ranks}, k.severity_rank) as rank, r.released_at
  from (select catalog_key, min(released_at) as released_at from ${catalog} a group by catalog_key) r
  join patches k using (catalog_key)
  where r.released_at <= ${until} and r.released_at > ${until} - interval '${windowDays} days'
), sums as materialized (
  select r.catalog_key, sum(c.missing + c.failed)::int as lacking, sum(c.present)::int as present
  from recent r join ${source} c using (patch_id) group by r.catalog_key
), listed as materialized (
  select catalog_key, lacking, present, count(*) over ()::int as total from sums where lacking + present > 0
  order by lacking + present desc, catalog_key limit ${listedReleases}
), days as (
  select catalog_key, json_agg(json_build_array(day, nodes)) as installs from (
    select r.catalog_key, i.day, sum(i.nodes)::int as nodes
    from listed l join recent r using (catalog_key) join ${source} c using (patch_id)
    cross join lateral unnest(c.install_days, c.install_nodes) as i(day, nodes) group by r.catalog_key, i.day
  ) each group by catalog_key
), names as (
  select catalog_key, min(title) as title, min(rank) as rank, min(released_at) as released_at from recent group by catalog_key
)
select l.*, n.title, n.rank, n.released_at, coalesce(d.installs, '[]'::json) as installs
from listed l join names n using (catalog_key) left join days d using (catalog_key)
order by l.lacking + l.present desc, catalog_key`;
  return readQuery<Row>(ctx.db, sql, parameters.values);
}

async function countUndated(ctx: VerbContext, input: PatchVelocityInput): Promise<number> {
  const { parameters, counts } = patchSources(ctx, input);
  const source = counts();
  const catalog = versionsAt("available_patches", ["catalog_key", "released_at"], input.asOf, parameters);
  const [row] = await readQuery<{ patches: number }>(
    ctx.db,
    `select count(distinct k.catalog_key)::int as patches from patches k
     where not exists (
         select from ${catalog} a where a.catalog_key = k.catalog_key and a.released_at is not null)
       and exists (
         select from ${source} c where c.patch_id = k.patch_id and c.missing + c.failed + c.present > 0)`,
    parameters.values,
  );
  return row?.patches ?? 0;
}
