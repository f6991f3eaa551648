import type { PatchComplianceData } from "@aws-sdk/client-ssm";
import { RecentMap } from "#lib/core/server/datasets/recent-map.ts";
import type { Query } from "#lib/core/server/sync/dataset.ts";
import { catalogKey, cveIdsOf } from "#lib/patch/domain/patch-identity.ts";
import { severityRank } from "#lib/patch/domain/severity.ts";

/** A patch as nodes report it. */
interface ReportedPatch {
  kb_id: string;
  title: string;
  classification: string | null;
  severity: string | null;
  severity_rank: string;
  cve_ids: string[];
  catalog_key: string;
}

/** A patch of the dictionary `patches`. */
export interface KnownPatch {
  id: number;
  kbId: string;
  title: string;
  severity: string | null;
}

interface CachedPatch extends KnownPatch {
  classification: string | null;
  cveIds: string;
}

/** Patches seen lately: most nodes of a fleet report the same ones. */
const cache = new RecentMap<CachedPatch>(40_000);
const patchesPerStatement = 2_000;

/**
 * The dictionary's entries of patches, by `patchKey`. New ones are added, and those with other attributes than stored are
 * refreshed; attributes that a node does not report say nothing about the patch.
 */
export async function internPatches(
  query: Query,
  patches: Iterable<PatchComplianceData>,
): Promise<ReadonlyMap<string, KnownPatch>> {
  const known = new Map<string, KnownPatch>();
  const unknown = new Map<string, ReportedPatch>();
  for (const patch of patches) {
    const key = patchKey(patch);
    if (known.has(key) || unknown.has(key)) continue;
    const cached = cache.get(key);
    if (cached !== undefined && !tellsMore(patch, cached)) known.set(key, cached);
    else unknown.set(key, reported(patch));
  }
  const fresh = await store(query, [...unknown.values()]);
  for (const [key, patch] of fresh) known.set(key, patch);
  cache.remember(fresh);
  return known;
}

/** What tells one patch from another. */
export function patchKey(patch: Pick<PatchComplianceData, "KBId" | "Title">): string {
  return `${patch.KBId ?? ""}\n${patch.Title ?? ""}`;
}

function tellsMore(patch: PatchComplianceData, cached: CachedPatch): boolean {
  const differs = (told: string | undefined, stored: string | null) => !!told && told !== stored;
  if (differs(patch.Classification, cached.classification)) return true;
  if (differs(patch.Severity, cached.severity)) return true;
  return !!patch.CVEIds && differs(cveIdsOf(patch.CVEIds).join(), cached.cveIds);
}

function reported(patch: PatchComplianceData): ReportedPatch {
  const [kbId, title] = [patch.KBId ?? "", patch.Title ?? ""];
  return {
    kb_id: kbId,
    title,
    classification: patch.Classification || null,
    severity: patch.Severity || null,
    severity_rank: severityRank(patch.Severity),
    cve_ids: cveIdsOf(patch.CVEIds),
    catalog_key: catalogKey(kbId, title),
  };
}

async function store(query: Query, patches: readonly ReportedPatch[]): Promise<Map<string, CachedPatch>> {
  const stored = new Map<string, CachedPatch>();
  for (let from = 0; from < patches.length; from += patchesPerStatement) {
    const json = JSON.stringify(patches.slice(from, from + patchesPerStatement));
    await query(storeSql, [json]);
    for (const row of await query<StoredRow>(selectSql, [json])) {
      const { patch_id: id, kb_id: kbId, title, classification, severity } = row;
      const patch = { id, kbId, title, classification, severity, cveIds: row.cve_ids.join() };
      stored.set(patchKey({ KBId: kbId, Title: title }), patch);
    }
  }
  return stored;
}

interface StoredRow {
  patch_id: number;
  kb_id: string;
  title: string;
  classification: string | null;
  severity: string | null;
  cve_ids: string[];
}

const columns = "kb_id, title, classification, severity, severity_rank, cve_ids, catalog_key";
const incoming = `json_to_recordset($1::json) as i(kb_id text, title text, classification text, severity text,
  severity_rank text, cve_ids text[], catalog_key text)`;

// In one order, so that workers that meet the same patches wait for one another instead of deadlocking.
const storeSql = `
insert into patches as p (${columns}, search_text)
select i.kb_id, i.title, i.classification, i.severity, i.severity_rank, i.cve_ids, i.catalog_key,
  lower(concat_ws(' ', i.kb_id, i.title, array_to_string(i.cve_ids, ' ')))
from ${incoming} left join patches k using (kb_id, title)
where k.patch_id is null or i.classification <> coalesce(k.classification, '')
  or i.severity <> coalesce(k.severity, '') or i.cve_ids <> k.cve_ids and i.cve_ids <> '{}'
order by i.kb_id, i.title
on conflict (kb_id, title) do update set
  classification = coalesce(excluded.classification, p.classification),
  severity = coalesce(excluded.severity, p.severity),
  severity_rank = case when excluded.severity is null then p.severity_rank else excluded.severity_rank end,
  cve_ids = case when excluded.cve_ids = '{}' then p.cve_ids else excluded.cve_ids end,
  search_text = case when excluded.cve_ids = '{}' then p.search_text else excluded.search_text end`;

const selectSql = `
select k.patch_id, k.kb_id, k.title, k.classification, k.severity, k.cve_ids
from ${incoming} join patches k using (kb_id, title)`;
