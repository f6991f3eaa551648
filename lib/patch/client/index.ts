export {
  approvalDatesQuery,
  baselineDiffQuery,
  baselineGroupsQuery,
  baselineHistoryQuery,
  baselineQuery,
  baselinesQuery,
  effectivePatchesQuery,
} from "./baseline-queries.ts";
export {
  patchOverviewQuery,
  patchSlaQuery,
  patchTrendQuery,
  patchVelocityQuery,
} from "./overview-queries.ts";
export {
  cveMatrixQuery,
  nodePatchesQuery,
  patchesQuery,
  patchFacetsQuery,
  patchQuery,
  suggestPatchesQuery,
} from "./patch-queries.ts";
export { patchPolicyQuery, updatePatchPolicyMutation } from "./policy-queries.ts";
export {
  runOutputQuery,
  runQuery,
  runsQuery,
  uncoveredQuery,
  upcomingQuery,
  windowsQuery,
} from "./run-queries.ts";
