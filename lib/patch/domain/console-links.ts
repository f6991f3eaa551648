import { consoleOrigin } from "#lib/core/domain/console-origin.ts";

/** Patch Manager's list of patch baselines of a Region in the AWS console. */
export function patchBaselinesLink(region: string): string {
  return `${consoleOrigin(region)}/systems-manager/patch-manager/baselines?region=${encodeURIComponent(region)}`;
}
