import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchBaseline, PatchFacts } from "#lib/patch/contract/baselines.ts";
import { packageManagerOf } from "#lib/patch/domain/operating-systems.ts";

/** A patch that a baseline may decide on, with what is shown of it. */
export interface CandidatePatch {
  /** Key of AWS's catalogue. */
  patch: string;
  product: string;
  title: string | null;
  facts: PatchFacts;
}

interface Row {
  catalog_key: string;
  kb_id: string | null;
  product: string | null;
  title: string | null;
  product_family: string | null;
  classification: string;
  severity: string;
  msrc_number: string | null;
  advisory_ids: string[];
  cve_ids: string[];
  repository: string | null;
  released_at: Date | null;
}

/**
 * Patches that the baseline may decide on: on Windows all of AWS's catalogue that is known here, elsewhere what its nodes
 * report. `patch` asks for one alone, whoever reports it.
 */
export async function readCandidates(
  ctx: VerbContext,
  baseline: PatchBaseline,
  moment: string | undefined,
  patch?: string,
): Promise<CandidatePatch[]> {
  const parameters = new SqlParameters();
  const catalog = versionsAt("available_patches", catalogColumns, moment, parameters);
  const windows = packageManagerOf(baseline.operatingSystem) === "windows";
  const one = patch === undefined ? null : parameters.add(patch, "text");
  const reported = one === null ? reportedSql(baseline, moment, parameters) : `p.catalog_key = ${one}`;
  const cataloged = windows ? windowsSql(baseline, moment, parameters, one, reported) : "";
  const sql = `
select p.catalog_key, ${catalogSelect}, p.kb_id, coalesce(c.classification, p.classification, '') as classification,
  coalesce(c.severity, p.severity, '') as severity, coalesce(c.title, p.title) as title,
  case when cardinality(c.cve_ids) > 0 then c.cve_ids else p.cve_ids end as cve_ids
from patches p left join ${catalog} c on c.catalog_key = p.catalog_key
where ${reported} ${cataloged}`;
  const rows = await readQuery<Row>(ctx.db, sql, parameters.values);
  return rows.map((row) => ({
    patch: row.catalog_key,
    product: row.product ?? "",
    title: row.title,
    facts: toFacts(row, windows),
  }));
}

/** The rest of the catalogue, and what AWS listed for the baseline beyond the part of the catalogue that is kept here. */
function windowsSql(
  { accountId, region, baselineId }: PatchBaseline,
  moment: string | undefined,
  parameters: SqlParameters,
  one: string | null,
  reported: string,
): string {
  const catalog = versionsAt("available_patches", catalogColumns, moment, parameters);
  const answered = versionsAt("effective_patches", answerColumns, moment, parameters);
  const identity = [accountId, region, baselineId].map((part) => parameters.add(part, "text")).join(", ");
  const narrowed = (alias: string) => (one === null ? "" : `and ${alias}.catalog_key = ${one}`);
  return `
union all
select c.catalog_key, ${catalogSelect}, null, coalesce(c.classification, ''), coalesce(c.severity, ''), c.title, c.cve_ids
from ${catalog} c where c.kb_number is not null ${narrowed("c")}
  and not exists (select from patches p where p.catalog_key = c.catalog_key and ${reported})
union all
select e.catalog_key, e.product, null, null, '{}', null, e.released_at, null, coalesce(e.classification, ''),
  coalesce(e.severity, ''), e.title, '{}'
from ${answered} e where (e.account_id, e.region, e.baseline_id) = (${identity}) ${narrowed("e")}
  and not exists (select from ${catalog} c where (c.catalog_key, c.product) = (e.catalog_key, e.product))`;
}

/** Patches that nodes of the baseline report. */
function reportedSql(baseline: PatchBaseline, moment: string | undefined, parameters: SqlParameters): string {
  const counts = versionsAt("patch_counts", countColumns, moment, parameters);
  const identity = [baseline.accountId, baseline.region, baseline.baselineId]
    .map((part) => parameters.add(part, "text"))
    .join(", ");
  return `p.patch_id in (
    select k.patch_id from ${counts} k where (k.account_id, k.region, k.baseline_id) = (${identity}))`;
}

function toFacts(row: Row, windows: boolean): PatchFacts {
  return {
    kbId: windows ? row.catalog_key : (row.kb_id ?? row.catalog_key),
    title: windows ? row.title : row.catalog_key,
    products: row.product === null ? null : [row.product],
    productFamily: row.product_family,
    classification: row.classification,
    severity: row.severity,
    bulletin: row.msrc_number,
    advisoryIds: row.advisory_ids,
    cveIds: row.cve_ids,
    repository: row.repository,
    releasedAt: row.released_at?.toISOString() ?? null,
  };
}

const catalogColumns = [
  "catalog_key",
  "product",
  "product_family",
  "kb_number",
  "msrc_number",
  "advisory_ids",
  "repository",
  "released_at",
  "classification",
  "severity",
  "title",
  "cve_ids",
];
const answerColumns = [
  "account_id",
  "region",
  "baseline_id",
  "catalog_key",
  "product",
  "title",
  "classification",
  "severity",
  "released_at",
];
const countColumns = ["account_id", "region", "baseline_id", "patch_id"];

const catalogSelect =
  "c.product, c.product_family, c.msrc_number, coalesce(c.advisory_ids, '{}') as advisory_ids, c.repository, c.released_at";
