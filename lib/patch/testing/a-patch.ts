import type { Pool } from "pg";
import { type PatchState, patchStateCodes } from "#lib/patch/contract/index.ts";

/** A patch of the dictionary for tests. */
export interface TestPatch {
  kbId: string;
  title: string;
  classification: string | null;
  severity: string | null;
  severityRank: string;
  cveIds: readonly string[];
  catalogKey: string;
}

/** A security update for Windows unless said otherwise. */
export function aPatch(changes: Partial<TestPatch> = {}): TestPatch {
  const kbId = changes.kbId ?? "KB5034441";
  return {
    kbId,
    title: `2026-11 Cumulative Update for Microsoft server operating system (${kbId})`,
    classification: "SecurityUpdates",
    severity: "Critical",
    severityRank: "CRITICAL",
    cveIds: ["CVE-2026-1234"],
    catalogKey: kbId,
    ...changes,
  };
}

/** Puts patches into the dictionary and gives their ids, in the order given. */
export async function insertPatches(pool: Pool, patches: readonly TestPatch[]): Promise<number[]> {
  const ids: number[] = [];
  for (const patch of patches) {
    const { rows } = await pool.query<{ patch_id: number }>(insertPatch, [
      patch.kbId,
      patch.title,
      patch.classification,
      patch.severity,
      patch.severityRank,
      patch.cveIds,
      patch.catalogKey,
    ]);
    ids.push(...rows.map((row) => row.patch_id));
  }
  return ids;
}

const insertPatch = `
insert into patches (kb_id, title, classification, severity, severity_rank, cve_ids, catalog_key, search_text)
values ($1, $2, $3, $4, $5, $6, $7, lower(concat_ws(' ', $1::text, $2::text, array_to_string($6::text[], ' '))))
returning patch_id`;

export interface TestNodePatches {
  accountId: string;
  region: string;
  nodeId: string;
  baselineId?: string | null;
  patches: readonly { patchId: number; state: PatchState; installedAt?: string }[];
  validFrom?: string;
  /** Puts the list into history, ended at this moment. */
  validTo?: string;
}

/** Puts what nodes say of their patches into the read model. `countPatches` makes the counts follow. */
export async function insertNodePatches(pool: Pool, lists: readonly TestNodePatches[]): Promise<void> {
  for (const list of lists) {
    const elements = list.patches
      .map(({ patchId, state, installedAt }) => ({
        element: patchId * 16 + patchStateCodes[state],
        minutes: installedAt === undefined ? 0 : Math.floor(Date.parse(installedAt) / 60_000),
      }))
      .toSorted((one, other) => one.element - other.element);
    const ended = list.validTo === undefined ? "" : ", valid_to";
    await pool.query(
      `insert into node_patches${ended === "" ? "" : "_history"} (account_id, region, node_id, baseline_id, states,
         installed_minutes, valid_from${ended})
       values ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, '2026-11-01T00:00:00Z')${ended === "" ? "" : ", $8"})`,
      [
        list.accountId,
        list.region,
        list.nodeId,
        list.baselineId === undefined ? "pb-0123456789abcdef0" : list.baselineId,
        elements.map(({ element }) => element),
        elements.map(({ minutes }) => minutes),
        list.validFrom ?? null,
        ...(list.validTo === undefined ? [] : [list.validTo]),
      ],
    );
  }
}

/** Makes `patch_counts` what `node_patches` says, from the given moment on. */
export async function countPatches(pool: Pool, validFrom = "2026-11-01T00:00:00Z"): Promise<void> {
  await pool.query("delete from patch_counts");
  await pool.query(countRows, [validFrom]);
}

const countRows = `
with each as (
  select p.account_id, p.region, coalesce(p.baseline_id, '') as baseline_id, element >> 4 as patch_id, element & 15 as code,
    nullif(minutes, 0) / 1440 as day
  from node_patches p cross join unnest(p.states, p.installed_minutes) as u(element, minutes)
), days as (
  select account_id, region, baseline_id, patch_id, array_agg(day order by day) as install_days,
    array_agg(nodes order by day) as install_nodes
  from (select account_id, region, baseline_id, patch_id, day, count(*)::int as nodes from each where day is not null
        group by 1, 2, 3, 4, 5) counted
  group by 1, 2, 3, 4
)
insert into patch_counts (account_id, region, baseline_id, patch_id, missing, failed, pending_reboot, rejected, installed,
  installed_other, not_applicable, available_security, install_days, install_nodes, valid_from)
select account_id, region, baseline_id, patch_id, count(*) filter (where code = 1), count(*) filter (where code = 2),
  count(*) filter (where code = 3), count(*) filter (where code = 4), count(*) filter (where code = 5),
  count(*) filter (where code = 6), count(*) filter (where code = 7), count(*) filter (where code = 8),
  coalesce(min(install_days), '{}'), coalesce(min(install_nodes), '{}'), $1
from each left join days using (account_id, region, baseline_id, patch_id) group by 1, 2, 3, 4`;
