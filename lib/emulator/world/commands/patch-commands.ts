import type { ScopeLayout } from "../layout.ts";
import { ungroupedBelow } from "../patch/patch-calendar.ts";
import { unit } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { patchGroupOf } from "../tags.ts";
import { day, epoch, hour } from "../time.ts";
import { hasPatchWindow } from "../windows/patch-windows.ts";
import {
  habitCommandIdOf,
  habitKeyOf,
  windowCommandIdOf,
  windowInvocationKeyOf,
  windowKeyOf,
  windowTaskKeyOf,
} from "./command-ids.ts";

const isGrouped = ({ placeKey }: Slot): boolean => unit(placeKey, salt.taggedness) >= ungroupedBelow;

/** Databases are patched by a task that restarts nothing, where a window patches them. */
export const isRestartedByOwners = (slot: Slot): boolean =>
  slot.service.tier === "db" && isGrouped(slot) && hasPatchWindow(slot.scope, patchGroupOf(slot));

/** The command of the run that installs on a node at `runAt`; undefined for nodes that no command finds by tag. */
export const installCommandIdOf = (slot: Slot, wave: number, runAt: number): string | undefined => {
  if (!isGrouped(slot)) return undefined;
  const { scope } = slot;
  if (!hasPatchWindow(scope, patchGroupOf(slot)))
    return habitCommandIdOf(habitKeyOf(scope, `by-hand-wave${wave}`, runAt));
  const windowKey = windowKeyOf(scope, `${scope.account.kind}-patch-wave${wave}`);
  const task = slot.service.tier === "db" ? 1 : 0;
  return windowCommandIdOf(windowInvocationKeyOf(windowTaskKeyOf(windowKey, runAt, 1, task), 0));
};

/** A scan that somebody sends every week, beside the daily one. */
export interface WeeklyScan {
  name: string;
  comment: string;
  /** After the world's epoch, a Monday. */
  at: number;
  tag: { key: "Tier" | "Service"; value: string };
  /** `provided`: with AWS's own baseline. */
  baseline: "own" | "provided";
}

const beforeTheBoard: WeeklyScan = {
  name: "weekly-scan",
  comment: "Weekly scan before the change board",
  at: 2 * day + 6 * hour,
  tag: { key: "Tier", value: "app" },
  baseline: "own",
};

/**
 * A story with a known cause: on Mondays at 04:00 UTC a command that targets prod's `order-api` by tag scans with AWS's own
 * baseline, in the first Region. Its numbers stand until the daily scan of Tuesday.
 */
const audit: WeeklyScan = {
  name: "baseline-audit",
  comment: "Audit: order-api against the baseline of AWS",
  at: 4 * hour,
  tag: { key: "Service", value: "order-api" },
  baseline: "provided",
};

export const weeklyScansOf = ({ accountIndex, regionIndex }: ScopeLayout): readonly WeeklyScan[] =>
  accountIndex === 1 && regionIndex === 0 ? [beforeTheBoard, audit] : [beforeTheBoard];

const isTarget = ({ service }: Slot, { tag }: WeeklyScan): boolean =>
  (tag.key === "Tier" ? service.tier : service.name) === tag.value;

/** The newest weekly scans that were sent for a node by a time. */
export const weeklyScansFor = (
  slot: Slot,
  time: number,
): { scan: WeeklyScan; requestedAt: number; commandId: string }[] =>
  isGrouped(slot)
    ? weeklyScansOf(slot.scope)
        .filter((scan) => isTarget(slot, scan))
        .map((scan) => {
          const week = Math.floor((time - epoch - scan.at) / (7 * day));
          const requestedAt = epoch + week * 7 * day + scan.at;
          const commandId = habitCommandIdOf(habitKeyOf(slot.scope, scan.name, requestedAt));
          return { scan, requestedAt, commandId };
        })
    : [];
