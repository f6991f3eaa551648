import type { PatchWindow, WindowState } from "#lib/patch/contract/windows.ts";
import { installs } from "./patch-selectors.ts";

type Facts = Pick<PatchWindow, "enabled" | "startsAt" | "endsAt" | "tasks" | "nodes"> & {
  hasNextRun: boolean;
};

/** Why a window will or will not patch at `now` (ISO 8601), the first reason that applies. */
export function windowState(window: Facts, now: string): WindowState {
  const at = Date.parse(now);
  const instant = (text: string | null) => (text === null ? Number.NaN : Date.parse(text));
  if (!window.enabled) return "disabled";
  if (instant(window.endsAt) <= at) return "ended";
  if (window.tasks.length === 0) return "no_tasks";
  if (!window.tasks.some(installs)) return "no_install";
  if (window.nodes === 0) return "no_targets";
  if (!window.hasNextRun) return "no_next_run";
  return instant(window.startsAt) > at ? "not_started" : "active";
}
