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
import { type Approvals, readApprovals } from "./sla-approvals.ts";
import {
  type BreachKeys,
  countNodesInBreach,
  type LackedPatch,
  type LackingCount,
  readLacking,
} from "./sla-rows.ts";

const listedBreaches = 200;

/** What the limit says of a patch that nodes lack. */
interface Verdict {
  from: SlaBreach["countedFrom"];
  overdueDays: number;
}
type Watched = LackingCount & Verdict;

/** What nodes lack for longer than the policy allows, and how many nodes that are. The policy is that of now. */
export const patchSla = sharedRead("patch.sla", readSla, slaDatasets);

async function readSla(ctx: VerbContext, input: PatchSlaInput): Promise<PatchSlaOutput> {
  const at = input.asOf === undefined ? ctx.now() : new Date(input.asOf);
  const [policy, rows, freshness] = await Promise.all([
    readPatchPolicy((sql, values) => readQuery(ctx.db, sql, values ?? [])),
    readLacking(ctx, input),
    scopeFreshness(ctx, slaDatasets, input),
  ]);
  const watched = await judge(ctx, input, rows, policy, at);
  const late = watched.filter(({ overdueDays: days }) => days > 0);
  const listed = late.sort(byWeight).slice(0, input.limit ?? listedBreaches);
  const [nodes, approvals] = await Promise.all([
    countNodesInBreach(ctx, input, breachKeys(watched)),
    readApprovals(ctx, listed, input.asOf, at),
  ]);
  return {
    breaches: listed.map((each) => toBreach(each, approvals, policy)),
    total: late.length,
    nodes,
    watched: watched.length,
    sinceFirstSeen: watched.filter(({ from }) => from === "first_seen").length,
    policy: { slaDays: policy.slaDays, clock: policy.clock },
    freshness,
  };
}

/** A release is the patch's own, whatever baseline asks for it; an approval is the baseline's. */
async function judge(
  ctx: VerbContext,
  input: PatchSlaInput,
  rows: readonly LackingCount[],
  policy: PatchPolicy,
  at: Date,
): Promise<Watched[]> {
  if (policy.clock === "approval") {
    const approvals = await readApprovals(ctx, rows, input.asOf, at);
    return rows.map((row) => ({ ...row, ...verdictOf(row.patch, approvals.approvedAt(row), policy, at) }));
  }
  const verdicts = new Map<LackedPatch, Verdict>();
  for (const { patch } of rows) {
    if (!verdicts.has(patch)) verdicts.set(patch, verdictOf(patch, null, policy, at));
  }
  return rows.flatMap((row) => {
    const verdict = verdicts.get(row.patch);
    return verdict === undefined ? [] : [{ ...row, ...verdict }];
  });
}

function verdictOf(patch: LackedPatch, approvedAt: string | null, policy: PatchPolicy, at: Date): Verdict {
  const clock = clockOf({ ...datesOf(patch), approvedAt }, policy.clock);
  return { from: clock.from, overdueDays: overdueDays(clock.at, limitOf(patch, policy), at) };
}

const datesOf = (patch: LackedPatch) => ({
  releasedAt: patch.released_at?.toISOString() ?? null,
  firstSeenAt: patch.first_seen_at.toISOString(),
});

const severityOf = (patch: LackedPatch) => severityRanks[patch.rank - 1] ?? "UNSPECIFIED";
const limitOf = (patch: LackedPatch, policy: PatchPolicy): number => policy.slaDays[severityOf(patch)];

function toBreach(each: Watched, approvals: Approvals, policy: PatchPolicy): SlaBreach {
  const { baselineId, patch, missing, failed } = each;
  return {
    key: patch.catalog_key,
    kbId: patch.kb_id,
    title: patch.title,
    severity: severityOf(patch),
    baselineId: baselineId === "" ? null : baselineId,
    baselineName: approvals.nameOf(baselineId),
    missing,
    failed,
    ...datesOf(patch),
    approvedAt: approvals.approvedAt(each),
    countedFrom: each.from,
    limitDays: limitOf(patch, policy),
    overdueDays: each.overdueDays,
  };
}

const weight = ({ overdueDays: days, missing, failed }: Watched): number => days * (missing + failed);

/** The greatest weight first; what weighs the same stays in one order. */
function byWeight(one: Watched, other: Watched): number {
  const byKey = () => (one.patch.catalog_key < other.patch.catalog_key ? -1 : 1);
  const byBaseline = () => (one.baselineId < other.baselineId ? -1 : 1);
  return weight(other) - weight(one) || (one.patch === other.patch ? byBaseline() : byKey());
}

function breachKeys(watched: readonly Watched[]): BreachKeys {
  const inTime = new Set(watched.filter(({ overdueDays: days }) => days <= 0).map(({ patch }) => patch));
  const late = watched.filter(({ overdueDays: days }) => days > 0);
  const always = new Set(late.map(({ patch }) => patch).filter((patch) => !inTime.has(patch)));
  const partly = late
    .filter(({ patch }) => inTime.has(patch))
    .flatMap(({ patch, baselineId }) => patch.patch_ids.map((id) => ({ id, baselineId })));
  return {
    everywhere: [...always].flatMap((patch) => patch.patch_ids),
    some: partly.map(({ id }) => id),
    baselines: partly.map(({ baselineId }) => baselineId),
  };
}
