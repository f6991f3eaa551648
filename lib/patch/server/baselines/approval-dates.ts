import { AppError } from "#lib/core/contract/errors.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ApprovalDatesInput, ApprovalDatesOutput } from "#lib/patch/contract/effective-patches.ts";
import { effectivePatchDatasets } from "#lib/patch/contract/query-keys.ts";
import { approvalDate, ruleApproval } from "#lib/patch/domain/approval.ts";
import { toEffective } from "./effective-patches.ts";
import { findBaseline, placeOf } from "./find-baseline.ts";
import { readCandidates } from "./patch-facts.ts";

/**
 * When each rule of a baseline approves a patch, or whatever was released at an instant.
 * @throws {AppError} as `findBaseline`; `not_found` for a patch that nobody knows; `bad_request` without patch and release.
 */
export async function approvalDates(
  ctx: VerbContext,
  input: ApprovalDatesInput,
): Promise<ApprovalDatesOutput> {
  if (input.patch === undefined && input.releasedAt === undefined) {
    throw new AppError("bad_request", "Name a patch, or the date of a release.");
  }
  const { baseline, moment } = await findBaseline(ctx, input.baseline, input.asOf);
  const [candidates, freshness] = await Promise.all([
    input.patch === undefined ? [] : readCandidates(ctx, baseline, moment, input.patch),
    scopeFreshness(ctx, effectivePatchDatasets, { ...placeOf(baseline), asOf: input.asOf }),
  ]);
  const [first] = candidates;
  if (first === undefined) {
    if (input.patch !== undefined) throw new AppError("not_found", "No such patch has been seen.");
    const releasedAt = input.releasedAt ?? null;
    const rules = baseline.approvalRules.map((rule) => ({
      fits: null,
      ...approvalDate(rule, releasedAt, baseline.operatingSystem),
    }));
    return { patch: null, releasedAt, rules, freshness };
  }
  const products = candidates.flatMap(({ facts }) => facts.products ?? []);
  const facts = {
    ...first.facts,
    products: products.length === 0 ? null : products,
    releasedAt: input.releasedAt ?? first.facts.releasedAt,
  };
  const at = moment === undefined ? ctx.now() : new Date(moment);
  return {
    patch: toEffective({ ...first, product: products.join(", "), facts }, baseline, at),
    releasedAt: facts.releasedAt,
    rules: baseline.approvalRules.map((rule) => ruleApproval(rule, facts, baseline.operatingSystem)),
    freshness,
  };
}
