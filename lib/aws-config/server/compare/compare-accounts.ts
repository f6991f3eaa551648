import type {
  CompareAccountsInput,
  CompareAccountsOutput,
  ComparedPair,
  PairKind,
} from "#lib/aws-config/contract/compare.ts";
import { pairKind } from "#lib/aws-config/contract/compare.ts";
import { pairResources, type ResourcePair } from "#lib/aws-config/domain/compare/pair-resources.ts";
import { diffItems } from "#lib/aws-config/domain/diff/diff-items.ts";
import { itemWords } from "#lib/aws-config/domain/diff/words/item-words.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { visibleAccounts } from "#lib/core/server/scope-sql.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type ComparableResource, readComparable, readDiffItems } from "./comparable-resources.ts";

const datasets = ["config-resources"];
/** Pairs that one answer compares; what is beyond is listed as not compared. */
const pairsMax = 1000;
const batchPairs = 100;
const wordsMax = 3;

/**
 * The resources of one type in two accounts, pair by pair: what differs, and what only one of them has.
 * @throws {AppError} `bad_request` for one account twice, `not_found` for an account that the reader may not see.
 */
export const compareAccounts = sharedRead("config-compare-accounts", read, datasets);

async function read(ctx: VerbContext, input: CompareAccountsInput): Promise<CompareAccountsOutput> {
  if (input.before === input.after) throw new AppError("bad_request", "Choose two different accounts.");
  const accounts = [input.before, input.after];
  if (visibleAccounts(ctx.actor, accounts)?.length !== accounts.length) {
    throw new AppError("not_found", "There is no such account, or you may not see it.");
  }
  const [before, after, freshness] = await Promise.all([
    readComparable(ctx, input, input.before),
    readComparable(ctx, input, input.after),
    scopeFreshness(ctx, datasets, { accounts, regions: input.regions, asOf: input.asOf }),
  ]);
  const pairs = pairResources(before, after).filter(named(input.search));
  const compared = await comparePairs(ctx, pairs);
  const chosen = compared
    .filter(({ kind }) => input.kind === undefined || kind === input.kind)
    .sort(byWeight);
  return {
    rows: chosen.slice(input.offset, input.offset + input.limit),
    total: chosen.length,
    counts: countKinds(compared),
    freshness,
  };
}

type Pair = ResourcePair<ComparableResource>;

function named(search: string): (pair: Pair) => boolean {
  const text = search.trim().toLowerCase();
  return ({ name, before, after }) =>
    [name, before?.resourceId ?? "", after?.resourceId ?? ""].some((each) =>
      each.toLowerCase().includes(text),
    );
}

async function comparePairs(ctx: VerbContext, pairs: readonly Pair[]): Promise<ComparedPair[]> {
  const whole = pairs.filter(({ before, after }) => before !== null && after !== null);
  const compared = new Map<Pair, ComparedPair>();
  for (let from = 0; from < Math.min(whole.length, pairsMax); from += batchPairs) {
    ctx.signal.throwIfAborted();
    const batch = whole.slice(from, Math.min(from + batchPairs, pairsMax));
    const items = await readDiffItems(
      ctx,
      batch.flatMap(({ before, after }) => [before, after]),
    );
    for (const pair of batch) {
      const [one, other] = [pair.before, pair.after].map((side) => items.get(side?.itemId ?? ""));
      if (one === undefined || other === undefined) continue;
      const diff = diffItems(one, other, "accounts");
      const words = itemWords(diff).slice(0, wordsMax);
      const kind = diff.changes > 0 ? "different" : "equal";
      compared.set(pair, { ...frame(pair, kind), changes: diff.changes, words });
    }
  }
  return pairs.map((pair) => compared.get(pair) ?? frame(pair, kindOf(pair)));
}

function kindOf({ before, after }: Pair): PairKind {
  if (before !== null && after !== null) return "unknown";
  return before === null ? "after" : "before";
}

function frame({ name, before, after, ambiguous }: Pair, kind: PairKind): ComparedPair {
  return { name, kind, before: sideOf(before), after: sideOf(after), changes: null, words: [], ambiguous };
}

function sideOf(resource: ComparableResource | null): ComparedPair["before"] {
  if (resource === null) return null;
  const { accountId, region, resourceId } = resource;
  return { key: `${accountId}:${region}:${resourceId}`, resourceId, region };
}

/** What differs most comes first, what is equal last. */
function byWeight(one: ComparedPair, other: ComparedPair): number {
  const kinds = pairKind.options;
  return (
    kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
    (other.changes ?? 0) - (one.changes ?? 0) ||
    (one.name < other.name ? -1 : 1)
  );
}

function countKinds(pairs: readonly ComparedPair[]): Record<PairKind, number> {
  const counts = { different: 0, before: 0, after: 0, unknown: 0, equal: 0 };
  for (const { kind } of pairs) counts[kind] += 1;
  return counts;
}
