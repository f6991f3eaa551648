import type { Freshness } from "#lib/core/contract/freshness.ts";

export interface FreshnessSummary {
  /**
   * `critical` when nothing at all is complete because everything failed, `warning` when a part is failing, stale or
   * pending, `unknown` before the first complete pass.
   */
  tone: "ok" | "warning" | "critical" | "unknown";
  /** Account-Regions of which nothing is lacking, of all; null where nothing is counted by them. */
  coverage: { complete: number; total: number } | null;
}

export function summariseFreshness({
  oldestCompleteAt,
  scopes,
  accountRegions,
}: Freshness): FreshnessSummary {
  return {
    tone: toneOf(oldestCompleteAt, scopes),
    coverage: accountRegions ?? null,
  };
}

function toneOf(oldestCompleteAt: string | null, { failed, stale, pending }: Freshness["scopes"]) {
  if (oldestCompleteAt === null) return failed.length > 0 ? "critical" : "unknown";
  return failed.length + stale + pending > 0 ? "warning" : "ok";
}
