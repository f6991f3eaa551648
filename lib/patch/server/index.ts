import "server-only";

export { approvalDates } from "./baselines/approval-dates.ts";
export { baselineHistory } from "./baselines/baseline-history.ts";
export { diffBaselines } from "./baselines/diff-baselines.ts";
export { effectivePatches, exportEffectivePatches } from "./baselines/effective-patches.ts";
export { exportBaselines } from "./baselines/export-baselines.ts";
export { getBaseline } from "./baselines/get-baseline.ts";
export { listBaselineGroups } from "./baselines/list-baseline-groups.ts";
export { listBaselines } from "./baselines/list-baselines.ts";
export { patchOverview } from "./overview/patch-overview.ts";
export { patchTrend } from "./overview/patch-trend.ts";
export { getPatchPolicy } from "./policy/get-patch-policy.ts";
export { updatePatchPolicy } from "./policy/update-patch-policy.ts";
