import { AppError } from "#lib/core/contract/errors.ts";
import { csvLine } from "#lib/core/domain/csv.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";
import {
  approvalStatus,
  type EffectivePatch,
  type EffectivePatchesInput,
  type EffectivePatchesOutput,
  type ExportEffectivePatchesInput,
} from "#lib/patch/contract/effective-patches.ts";
import { effectivePatchDatasets } from "#lib/patch/contract/query-keys.ts";
import { approvalOf } from "#lib/patch/domain/approval.ts";
import { severityRank, severityRanks } from "#lib/patch/domain/severity.ts";
import { type FoundPatch, readAnswered } from "./effective-answer.ts";
import { fileResponse } from "./file-response.ts";
import { findBaseline, placeOf } from "./find-baseline.ts";
import { type CandidatePatch, readCandidates } from "./patch-facts.ts";

type Selection = Omit<EffectivePatchesInput, "limit" | "offset">;

/**
 * What a baseline makes of each patch, as AWS answered or worked out for another moment. Without a chosen status, patches
 * that nothing in the baseline matches are left out, as AWS does.
 * @throws {AppError} as `findBaseline`, and `bad_request` for a sort that cannot be read.
 */
export const effectivePatches = sharedRead("effective-patches", read, effectivePatchDatasets);

async function read(ctx: VerbContext, input: EffectivePatchesInput): Promise<EffectivePatchesOutput> {
  const { baseline, basis, at, found } = await readFound(ctx, input);
  const rows = selectPatches(found, input);
  const freshness = await scopeFreshness(ctx, effectivePatchDatasets, {
    ...placeOf(baseline),
    asOf: input.asOf,
  });
  return {
    basis,
    at,
    rows: rows.slice(input.offset, input.offset + input.limit),
    total: rows.length,
    statuses: approvalStatus.options.flatMap((status) => {
      const count = found.filter(({ patch }) => patch.status === status).length;
      return count === 0 ? [] : [{ status, count }];
    }),
    freshness,
  };
}

async function readFound(ctx: VerbContext, input: Selection) {
  const { baseline, moment } = await findBaseline(ctx, input.baseline, input.asOf);
  const now = moment === undefined ? ctx.now() : new Date(moment);
  const at = input.at === undefined ? now : new Date(input.at);
  const answered = input.at === undefined ? await readAnswered(ctx, baseline, moment, at) : [];
  if (answered.length > 0) return { baseline, basis: "aws" as const, at: at.toISOString(), found: answered };
  const candidates = await readCandidates(ctx, baseline, moment);
  const found = candidates
    // What was released later did not exist at the moment asked for.
    .filter(({ facts }) => facts.releasedAt === null || Date.parse(facts.releasedAt) <= at.getTime())
    .map((candidate) => ({
      patch: toEffective(candidate, baseline, at),
      cveIds: candidate.facts.cveIds,
    }));
  return { baseline, basis: "computed" as const, at: at.toISOString(), found };
}

/** What the baseline makes of a candidate at a moment. */
export function toEffective(
  { patch, product, title, facts }: CandidatePatch,
  baseline: PatchBaseline,
  at: Date,
) {
  const { classification, severity, releasedAt } = facts;
  const given = { classification: classification || null, severity: severity || null };
  return { patch, product, title, ...given, releasedAt, ...approvalOf(baseline, facts, at) };
}

function selectPatches(found: readonly FoundPatch[], input: Selection): EffectivePatch[] {
  const words = input.search.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = found.filter(({ patch, cveIds }) => {
    if (input.status === undefined ? patch.status === "not_matched" : patch.status !== input.status)
      return false;
    const text = [patch.patch, patch.title, patch.product, ...cveIds].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const sorts = readSort(input.sort);
  return chosen
    .map(({ patch }) => patch)
    .sort((one, other) => {
      for (const { value, factor } of sorts) {
        const order = compare(value(one), value(other), factor);
        if (order !== 0) return order;
      }
      return compare(`${one.patch} ${one.product}`, `${other.patch} ${other.product}`, 1);
    });
}

type SortValue = string | number | null;

const sortValues: Readonly<Record<string, (patch: EffectivePatch) => SortValue>> = {
  patch: ({ patch }) => patch,
  title: ({ title }) => title,
  product: ({ product }) => product,
  classification: ({ classification }) => classification,
  severity: ({ severity }) => severityRanks.indexOf(severityRank(severity)),
  releasedAt: ({ releasedAt }) => releasedAt,
  status: ({ status }) => approvalStatus.options.indexOf(status),
  approvedOn: ({ approvedOn }) => approvedOn,
  complianceLevel: ({ complianceLevel }) => complianceLevel,
};

function readSort(text: string) {
  const parts = text.split(",").filter(Boolean);
  if (parts.length > 5) throw new AppError("bad_request", "At most 5 sort keys.");
  return parts.map((part) => {
    const name = part.replace(/^-/, "");
    const value = Object.hasOwn(sortValues, name) ? sortValues[name] : undefined;
    if (value === undefined)
      throw new AppError("bad_request", `Patches cannot be sorted by "${part.slice(0, 60)}".`);
    return { value, factor: part.startsWith("-") ? -1 : 1 };
  });
}

/** Unknown ones stand last in either direction. */
function compare(one: SortValue, other: SortValue, factor: number): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return (one < other ? -1 : 1) * factor;
}

const columns = [
  "patch",
  "product",
  "title",
  "classification",
  "severity",
  "releasedAt",
  "status",
  "approvedOn",
  "complianceLevel",
  "reason",
  "entry",
] as const satisfies readonly (keyof EffectivePatch)[];

/**
 * The filtered list of effective patches as a file, in the order shown.
 * @throws {AppError} as `effectivePatches`.
 */
export async function exportEffectivePatches(
  ctx: VerbContext,
  input: ExportEffectivePatchesInput,
): Promise<Response> {
  const { baseline, found } = await readFound(ctx, input);
  const rows = selectPatches(found, input);
  return fileResponse(ctx, {
    name: `effective-patches-${baseline.baselineId}`,
    format: input.format,
    asOf: input.at ?? input.asOf,
    csv: () => [csvLine(columns), ...rows.map((row) => csvLine(columns.map((column) => row[column])))],
    json: () => rows,
  });
}
