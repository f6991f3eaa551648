import type { DiffBetween } from "../diff/types.ts";

/** What two resource keys (`accountId:region:resourceId`) have in common decides which differences are noise. */
export function betweenOf(before: string, after: string): DiffBetween {
  if (before === after) return "moments";
  return before.split(":")[0] === after.split(":")[0] ? "resources" : "accounts";
}
