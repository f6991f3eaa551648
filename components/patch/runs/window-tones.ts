import type { StatusTone } from "#components/ui/status.tsx";
import type { WindowState } from "#lib/patch/contract/windows.ts";

/** A window that somebody made to patch and that cannot deserves a look; one that is off does what it should. */
export const windowTones: Record<WindowState, StatusTone> = {
  active: "ok",
  not_started: "changed",
  disabled: "unknown",
  ended: "unknown",
  no_tasks: "warning",
  no_install: "unknown",
  no_targets: "warning",
  no_next_run: "warning",
};
