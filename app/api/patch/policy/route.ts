import { route } from "#lib/core/server/http/route.ts";
import { updatePatchPolicyInput } from "#lib/patch/contract/policy.ts";
import { getPatchPolicy, updatePatchPolicy } from "#lib/patch/server/index.ts";

export const GET = route({}, getPatchPolicy);
export const PUT = route({ body: updatePatchPolicyInput, role: "operator" }, updatePatchPolicy);
