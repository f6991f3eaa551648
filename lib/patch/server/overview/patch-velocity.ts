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

interface Release {
  catalog_key: string;
  title: string;
  rank: number;
  released_at: string;
  lacking: number;
  present: number;
  installs: [number, number][];
}

interface Row {
  releases: Release[];
  /** Releases in all. */
  total: number;
  /** Patches of unknown release. */
  undated: number;
}

/**
 * How fast the releases of the last 120 days reached the nodes that need them. Only patches whose release AWS's catalogue
 * dates can be measured; the others are counted.
 */
export const patchVelocity = sharedRead("patch.velocity", readVelocity, countDatasets);

async function readVelocity(ctx: VerbContext, input: PatchVelocityInput): Promise<PatchVelocityOutput> {
  const at = input.asOf === undefined ? ctx.now() : new Date(input.asOf);
  const [found, freshness] = await Promise.all([
    readReleases(ctx, input, at),
    scopeFreshness(ctx, countDatasets, input),
  ]);
  const releases = (found?.releases ?? []).map((row) => {
    const releasedAt = new Date(row.released_at).toISOString();
    return {
      key: row.catalog_key,
      title: row.title,
      severity: severityRanks[row.rank - 1] ?? "UNSPECIFIED",
      releasedAt,
      ...velocityOf({ releasedAt, lacking: row.lacking, present: row.present, installs: row.installs }, at),
    };
  });
  return { releases, total: found?.total ?? 0, undatedPatches: found?.undated ?? 0, freshness };
}

/** The counts are summed once, before anything is joined; only those of listed releases are read again, with their days. */
async function readReleases(ctx: VerbContext, input: PatchVelocityInput, at: Date): Promise<Row | undefined> {
  const { parameters, counts } = patchSources(ctx, input);
  const source = counts();
  const catalog = versionsAt("available_patches", ["catalog_key", "released_at"], input.asOf, parameters);
  const until = parameters.add(at, "timestamptz");
  const limit = parameters.add(input.limit ?? listedReleases, "int");
  const ranks = parameters.add([...severityRanks], "text[]");
  const sql = `
with sums as materialized (
  select c.patch_id, sum(c.missing + c.failed)::int as lacking, sum(c.present)::int as present
  from ${source} c group by c.patch_id
), released as materialized (
  select catalog_key, min(released_at) as released_at from ${catalog} a group by catalog_key
), needed as materialized (
  select k.catalog_key, r.released_at, sum(s.lacking)::int as lacking, sum(s.present)::int as present
  from sums s join patches k using (patch_id) left join released r using (catalog_key)
  where s.lacking + s.present > 0 group by k.catalog_key, r.released_at
), recent as materialized (
  select * from needed where released_at <= ${until} and released_at > ${until} - interval '${windowDays} days'
), listed as materialized (
  select * from recent order by lacking + present desc, catalog_key limit ${limit}
), titles as materialized (
  select patch_id, catalog_key, title, array_position(${ranks}, severity_rank) as rank
  from patches where catalog_key in (select catalog_key from listed)
), names as (
  select catalog_key, min(title) as title, min(rank) as rank from titles group by catalog_key
), dated as materialized (
  select patch_id, day, sum(nodes)::int as nodes from (
    select c.patch_id, unnest(c.install_days) as day, unnest(c.install_nodes) as nodes
    from ${source} c where c.patch_id = any(array(select patch_id from titles))
  ) single group by patch_id, day
), days as (
  select catalog_key, json_agg(json_build_array(day, nodes)) as installs from (
    select t.catalog_key, d.day, sum(d.nodes)::int as nodes from dated d join titles t using (patch_id)
    group by t.catalog_key, d.day
  ) each group by catalog_key
)
select (select count(*)::int from recent) as total,
  (select count(*)::int from needed where released_at is null) as undated,
  coalesce(json_agg(json_build_object('catalog_key', l.catalog_key, 'title', n.title, 'rank', n.rank,
    'released_at', l.released_at, 'lacking', l.lacking, 'present', l.present, 'installs', coalesce(d.installs, '[]'))
    order by l.lacking + l.present desc, l.catalog_key), '[]') as releases
from listed l join names n using (catalog_key) left join days d using (catalog_key)`;
  const [row] = await readQuery<Row>(ctx.db, sql, parameters.values);
  return row;
}
