import "server-only";

export { getPatchPolicy } from "./policy/get-patch-policy.ts";
export { updatePatchPolicy } from "./policy/update-patch-policy.ts";
