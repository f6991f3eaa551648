import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { getNode } from "#lib/fleet/server/index.ts";
import type { NodePatch, NodePatchesInput, NodePatchesOutput } from "#lib/patch/contract/node-patches.ts";
import { nodePatchDatasets } from "#lib/patch/contract/query-keys.ts";
import { scanConflicts } from "#lib/patch/domain/scan-conflicts.ts";
import { readStateElement } from "#lib/patch/domain/state-elements.ts";
import { readChanges } from "./node-changes.ts";
import { type NodeIdentity, readExecution, readOperations } from "./node-operations.ts";

/**
 * A node's patches, and how their numbers came to be: baseline, operation, execution, and what they replaced.
 * @throws {AppError} `not_found` when no such node was seen by then (or the actor may not see its account).
 */
export async function nodePatches(ctx: VerbContext, input: NodePatchesInput): Promise<NodePatchesOutput> {
  const { node } = await getNode(ctx, input);
  const identity = [node.accountId, node.region, node.nodeId] as const;
  // Of a node that has ended, what it was just before.
  const moment = node.endedAt === null ? input.asOf : new Date(Date.parse(node.endedAt) - 1).toISOString();
  const [state, patches, operations, execution, changes, freshness] = await Promise.all([
    readState(ctx, identity, moment),
    readPatches(ctx, identity, moment),
    readOperations(ctx, identity, moment),
    readExecution(ctx, identity, moment),
    readChanges(ctx, identity, moment),
    scopeFreshness(ctx, nodePatchDatasets, {
      accounts: [node.accountId],
      regions: [node.region],
      asOf: input.asOf,
    }),
  ]);
  const [current = null, replaced = null] = operations;
  const baseline = current?.baselineId ?? null;
  const { accountId, region, nodeId } = node;
  return {
    node: { accountId, region, nodeId },
    standing: standingOf(node, state),
    endedAt: node.endedAt,
    patchClass: node.patchClass,
    patches,
    current,
    replaced,
    baselineKey: baseline === null ? null : [node.accountId, node.region, baseline].join(":"),
    execution,
    olderListAt: input.asOf === undefined && node.endedAt === null ? olderListAt(state) : null,
    rebootOption: state?.reboot_option ?? null,
    lastNoRebootInstallAt: state?.last_no_reboot_install_at?.toISOString() ?? null,
    pendingReboot: state?.installed_pending_reboot_count ?? null,
    conflicts: scanConflicts(operations),
    operations,
    changes,
    freshness,
  };
}

function standingOf(
  node: { endedAt: string | null; patchClass: string | null },
  state: StateRow | undefined,
): NodePatchesOutput["standing"] {
  if (node.endedAt !== null) return "ended";
  if (state === undefined && node.patchClass === null) return "unread";
  return node.patchClass === "never_scanned" || state?.is_scanned === false ? "never_scanned" : "scanned";
}

/** The numbers come first, and the list a moment later. */
function olderListAt(state: StateRow | undefined): string | null {
  const { listed_at: listed = null, operation_ended_at: ended = null } = state ?? {};
  return listed !== null && ended !== null && listed < ended ? listed.toISOString() : null;
}

interface StateRow {
  operation_ended_at: Date | null;
  listed_at: Date | null;
  is_scanned: boolean;
  reboot_option: string | null;
  last_no_reboot_install_at: Date | null;
  installed_pending_reboot_count: number | null;
}

async function readState(
  ctx: VerbContext,
  node: NodeIdentity,
  at: string | undefined,
): Promise<StateRow | undefined> {
  const parameters = new SqlParameters();
  const key = node.map((part) => parameters.add(part, "text")).join(", ");
  const facts = [
    "operation",
    "operation_ended_at",
    "reboot_option",
    "last_no_reboot_install_at",
    "installed_pending_reboot_count",
  ];
  const states = versionsAt("patch_states", ["account_id", "region", "node_id", ...facts], at, parameters);
  const sql = `select operation is not null as is_scanned, ${facts.slice(1).join(", ")},
      (select operation_ended_at from node_patches where (account_id, region, node_id) = (${key})) as listed_at
    from ${states} s where (account_id, region, node_id) = (${key}) limit 1`;
  const [row] = await readQuery<StateRow>(ctx.db, sql, parameters.values);
  return row;
}

interface PatchDbRow {
  element: number;
  minutes: number;
  kb_id: string;
  title: string;
  classification: string | null;
  severity_rank: string;
  cve_ids: string[];
}

async function readPatches(
  ctx: VerbContext,
  node: NodeIdentity,
  at: string | undefined,
): Promise<NodePatch[]> {
  const parameters = new SqlParameters();
  const key = node.map((part) => parameters.add(part, "text")).join(", ");
  const columns = ["account_id", "region", "node_id", "states", "installed_minutes"];
  const lists = versionsAt("node_patches", columns, at, parameters);
  const sql = `
select held.element, held.minutes, k.kb_id, k.title, k.classification, k.severity_rank, k.cve_ids
from ${lists} l cross join unnest(l.states, l.installed_minutes) as held(element, minutes)
join patches k on k.patch_id = held.element >> 4
where (l.account_id, l.region, l.node_id) = (${key})`;
  const rows = await readQuery<PatchDbRow>(ctx.db, sql, parameters.values);
  return rows.flatMap((row) => {
    const read = readStateElement(row.element);
    if (read === null) return [];
    return {
      patchId: read.patchId,
      kbId: row.kb_id,
      title: row.title,
      classification: row.classification,
      severityRank: row.severity_rank,
      state: read.state,
      installedAt: row.minutes === 0 ? null : new Date(row.minutes * 60_000).toISOString(),
      cveIds: row.cve_ids,
    };
  });
}
