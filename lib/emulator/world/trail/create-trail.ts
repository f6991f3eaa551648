import type { WorldConfig } from "../config/types.ts";
import type { Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import type { WindowRuns } from "../windows/window-runs.ts";
import { byDay } from "./by-day.ts";
import { agentCalls } from "./sources/agents.ts";
import { baselineCalls } from "./sources/baselines.ts";
import { commandCalls } from "./sources/commands.ts";
import { configCalls } from "./sources/config.ts";
import { operatorCalls } from "./sources/operators.ts";
import { reads } from "./sources/reads.ts";
import { assumedRoles, signIns } from "./sources/sign-ins.ts";
import { windowCalls } from "./sources/windows.ts";
import { createTrailLog, type TrailQuery, type TrailScan } from "./trail-log.ts";
import { trailsOf, type WorldTrailDefinition } from "./trails.ts";

/** CloudTrail of the world: the event history of 90 days, and the trails that deliver it. */
export interface WorldTrail {
  /** Newest first, as far as they can be seen at `now`. */
  events: (accountId: string, region: string, query: TrailQuery) => TrailScan;
  /** Trails that record an account-Region, its own and shadows of others. */
  trails: (accountId: string, region: string, now: Date) => readonly WorldTrailDefinition[];
}

export const createTrail = (
  setting: Setting,
  scopeOf: (accountId: string, region: string) => ScopeLayout | undefined,
  { executions, windowsIn }: WindowRuns,
  config: Pick<WorldConfig, "calls">,
): WorldTrail => {
  const overlayNow = () => setting.overlay;
  const log = createTrailLog(overlayNow, [
    byDay(overlayNow, configCalls(config)),
    byDay(overlayNow, commandCalls(setting)),
    byDay(overlayNow, windowCalls(setting, executions, windowsIn)),
    byDay(overlayNow, baselineCalls(setting)),
    byDay(overlayNow, operatorCalls(setting)),
    agentCalls(setting),
    signIns,
    assumedRoles,
    reads,
  ]);
  return {
    events: (accountId, region, query) => {
      const scope = scopeOf(accountId, region);
      return scope === undefined
        ? { scan: () => ({ items: [], next: undefined }) }
        : log.events(scope, query);
    },
    trails: (accountId, region, now) => {
      const scope = scopeOf(accountId, region);
      return scope === undefined ? [] : trailsOf(scope, now.getTime());
    },
  };
};
