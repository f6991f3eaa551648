import type { PatchPolicy } from "#lib/patch/contract/policy.ts";
import { type SeverityRank, severityRanks } from "./severity.ts";

/** Fields of the policy's form that hold a number of days. */
export const dayFields = ["staleAfterDays", ...severityRanks] as const;
export type DayField = "staleAfterDays" | SeverityRank;

/** The policy as it is being written: texts, because what is typed need not be a number yet. */
export interface PolicyDraft {
  days: Readonly<Record<DayField, string>>;
  clock: PatchPolicy["clock"];
}

/** Most days that a field takes; the fewest is 1. */
export const daysMax = (field: DayField): number => (field === "staleAfterDays" ? 365 : 3650);

export function draftOf({ staleAfterDays, slaDays, clock }: PatchPolicy): PolicyDraft {
  const text = (severity: SeverityRank) => String(slaDays[severity]);
  return {
    clock,
    days: {
      staleAfterDays: String(staleAfterDays),
      CRITICAL: text("CRITICAL"),
      HIGH: text("HIGH"),
      MEDIUM: text("MEDIUM"),
      LOW: text("LOW"),
      UNSPECIFIED: text("UNSPECIFIED"),
    },
  };
}

/** The policy that the draft writes, or the fields that are no whole number within their range. */
export function readDraft({
  days,
  clock,
}: PolicyDraft): { ok: true; policy: PatchPolicy } | { ok: false; faults: DayField[] } {
  const faults = dayFields.filter((field) => !isDays(days[field], daysMax(field)));
  if (faults.length > 0) return { ok: false, faults };
  const { staleAfterDays, ...limits } = days;
  return {
    ok: true,
    policy: {
      staleAfterDays: Number(staleAfterDays),
      slaDays: {
        CRITICAL: Number(limits.CRITICAL),
        HIGH: Number(limits.HIGH),
        MEDIUM: Number(limits.MEDIUM),
        LOW: Number(limits.LOW),
        UNSPECIFIED: Number(limits.UNSPECIFIED),
      },
      clock,
    },
  };
}

function isDays(text: string, max: number): boolean {
  const value = Number(text);
  return /^\s*\d+\s*$/.test(text) && value >= 1 && value <= max;
}

export function sameDraft(one: PolicyDraft, other: PolicyDraft): boolean {
  return one.clock === other.clock && dayFields.every((field) => one.days[field] === other.days[field]);
}
