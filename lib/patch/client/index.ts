export { patchOverviewQuery, patchTrendQuery } from "./overview-queries.ts";
export { patchPolicyQuery, updatePatchPolicyMutation } from "./policy-queries.ts";
