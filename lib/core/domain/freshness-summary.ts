import type { FailedScope, Freshness } from "#lib/core/contract/freshness.ts";
import { notAvailable } from "#lib/core/contract/not-available.ts";

export interface FreshnessSummary {
  /**
   * `critical` when nothing at all is complete because everything failed, `warning` when a part is failing, stale or
   * pending, `unknown` before the first complete pass. What the target does not offer counts for nothing.
   */
  tone: "ok" | "warning" | "critical" | "unknown";
  /** Account-Regions of which nothing is lacking, of all; null where nothing is counted by them. */
  coverage: { complete: number; total: number } | null;
  /** Scopes that somebody could mend. */
  failures: readonly FailedScope[];
  /** Scopes whose dataset the target does not offer. */
  notOffered: readonly FailedScope[];
}

export function summariseFreshness({
  oldestCompleteAt,
  scopes,
  accountRegions,
}: Freshness): FreshnessSummary {
  const failures = scopes.failed.filter(({ code }) => code !== notAvailable);
  return {
    tone: toneOf(oldestCompleteAt, failures.length, scopes.stale + scopes.pending),
    coverage: accountRegions ?? null,
    failures,
    notOffered: scopes.failed.filter(({ code }) => code === notAvailable),
  };
}

function toneOf(oldestCompleteAt: string | null, failing: number, waiting: number): FreshnessSummary["tone"] {
  if (oldestCompleteAt === null) return failing > 0 ? "critical" : "unknown";
  return failing + waiting > 0 ? "warning" : "ok";
}
