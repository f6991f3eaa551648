import type { Query } from "#lib/core/server/sync/dataset.ts";
import { type PatchPolicy, patchPolicy, patchPolicyKey } from "#lib/patch/contract/policy.ts";

/** The policy in force: what the settings hold, with defaults for what they do not. */
export async function readPatchPolicy(query: Query): Promise<PatchPolicy> {
  const [row] = await query<{ value: unknown }>("select value from app_settings where key = $1", [
    patchPolicyKey,
  ]);
  return patchPolicy.parse(row?.value ?? {});
}
