import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchPolicy } from "#lib/patch/contract/policy.ts";
import { slaDatasets } from "#lib/patch/contract/query-keys.ts";
import type { PatchSlaInput, PatchSlaOutput, SlaBreach } from "#lib/patch/contract/sla.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";
import { clockOf, overdueDays } from "#lib/patch/domain/sla-clock.ts";
import { readPatchPolicy } from "../read-policy.ts";
import { approvedAt, readBaselines } from "./sla-approvals.ts";
import { type BreachKeys, countNodesInBreach, type LackingRow, readLacking } from "./sla-rows.ts";

const listedBreaches = 200;

/** What nodes lack for longer than the policy allows, and how many nodes that are. The policy is that of now. */
export const patchSla = sharedRead("patch.sla", readSla, slaDatasets);

async function readSla(ctx: VerbContext, input: PatchSlaInput): Promise<PatchSlaOutput> {
  const at = input.asOf === undefined ? ctx.now() : new Date(input.asOf);
  const [policy, rows, freshness] = await Promise.all([
    readPatchPolicy((sql, values) => readQuery(ctx.db, sql, values ?? [])),
    readLacking(ctx, input),
    scopeFreshness(ctx, slaDatasets, input),
  ]);
  const ids = [...new Set(rows.map((row) => row.baseline_id))];
  const baselines = await readBaselines(ctx, ids, input.asOf);
  const watched = rows.map((row) => {
    const baseline = baselines.get(row.baseline_id);
    return judge(row, baseline?.name ?? null, approvedAt(row, baseline, at), policy, at);
  });
  const breaches = watched.filter(({ overdueDays: days }) => days > 0);
  const nodes = await countNodesInBreach(ctx, input, breachKeys(watched));
  return {
    breaches: breaches.sort(byWeight).slice(0, listedBreaches),
    total: breaches.length,
    nodes,
    watched: watched.length,
    sinceFirstSeen: watched.filter(({ countedFrom }) => countedFrom === "first_seen").length,
    policy: { slaDays: policy.slaDays, clock: policy.clock },
    freshness,
  };
}

function judge(
  row: LackingRow,
  baselineName: string | null,
  approved: string | null,
  policy: PatchPolicy,
  at: Date,
): SlaBreach {
  const severity = severityRanks[row.rank - 1] ?? "UNSPECIFIED";
  const dates = {
    releasedAt: row.released_at?.toISOString() ?? null,
    approvedAt: approved,
    firstSeenAt: row.first_seen_at.toISOString(),
  };
  const clock = clockOf(dates, policy.clock);
  const limitDays = policy.slaDays[severity];
  return {
    key: row.catalog_key,
    kbId: row.kb_id,
    title: row.title,
    severity,
    baselineId: row.baseline_id === "" ? null : row.baseline_id,
    baselineName,
    missing: row.missing,
    failed: row.failed,
    ...dates,
    countedFrom: clock.from,
    limitDays,
    overdueDays: overdueDays(clock.at, limitDays, at),
  };
}

const weight = (breach: SlaBreach): number => breach.overdueDays * (breach.missing + breach.failed);

function byWeight(one: SlaBreach, other: SlaBreach): number {
  return weight(other) - weight(one) || (one.key < other.key ? -1 : 1);
}

function breachKeys(watched: readonly SlaBreach[]): BreachKeys {
  const inTime = new Set(watched.filter(({ overdueDays: days }) => days <= 0).map(({ key }) => key));
  const late = watched.filter(({ overdueDays: days }) => days > 0);
  const partly = late.filter(({ key }) => inTime.has(key));
  return {
    everywhere: [...new Set(late.map(({ key }) => key).filter((key) => !inTime.has(key)))],
    keys: partly.map(({ key }) => key),
    baselines: partly.map(({ baselineId }) => baselineId ?? ""),
  };
}
