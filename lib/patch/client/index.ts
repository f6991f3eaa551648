export { patchPolicyQuery, updatePatchPolicyMutation } from "./policy-queries.ts";
