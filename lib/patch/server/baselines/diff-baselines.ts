import { AppError } from "#lib/core/contract/errors.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { BaselineDiffInput, BaselineDiffOutput } from "#lib/patch/contract/baseline-detail.ts";
import { baselineDatasets } from "#lib/patch/contract/query-keys.ts";
import { baselineDiff } from "#lib/patch/domain/baseline-diff.ts";
import { findBaseline, placeOf, readPatchGroups } from "./find-baseline.ts";

/**
 * How the baseline differs from another baseline, from itself at another moment, or from both: `before` is the other side.
 * @throws {AppError} as `findBaseline`, and `bad_request` when no other side is named.
 */
export async function diffBaselines(ctx: VerbContext, input: BaselineDiffInput): Promise<BaselineDiffOutput> {
  if (input.other === undefined && input.otherAsOf === undefined) {
    throw new AppError("bad_request", "Name another baseline or another moment to compare with.");
  }
  const [before, after] = await Promise.all([
    readSide(ctx, input.other ?? input.baseline, input.otherAsOf ?? input.asOf),
    readSide(ctx, input.baseline, input.asOf),
  ]);
  const [one, other] = [placeOf(before), placeOf(after)];
  const freshness = await scopeFreshness(ctx, baselineDatasets, {
    accounts: [...one.accounts, ...other.accounts],
    regions: [...one.regions, ...other.regions],
    asOf: input.asOf,
  });
  return { before, after, changes: baselineDiff(before, after), freshness };
}

async function readSide(ctx: VerbContext, key: string, asOf: string | undefined) {
  const { baseline, moment } = await findBaseline(ctx, key, asOf);
  const groups = await readPatchGroups(ctx, baseline, moment);
  const patchGroups = [...new Set(groups.map(({ patchGroup }) => patchGroup))];
  return { ...baseline, patchGroups, asOf: asOf ?? null };
}
