import type { VerbContext } from "#lib/core/server/verb.ts";
import { type PatchPolicyOutput, patchPolicy, patchPolicyKey } from "#lib/patch/contract/policy.ts";
import { readPatchPolicy } from "../read-policy.ts";
import { mayUpdatePolicy } from "./may-update-policy.ts";

/** The patch policy, who set it and when, and whether the reader may change it. */
export async function getPatchPolicy(ctx: VerbContext): Promise<PatchPolicyOutput> {
  const [policy, { rows }] = await Promise.all([
    readPatchPolicy(async (sql, values) => (await ctx.db.query(sql, values)).rows),
    ctx.db.query<{ updated_at: Date; updated_by: string }>(
      "select updated_at, updated_by from app_settings where key = $1",
      [patchPolicyKey],
    ),
  ]);
  return {
    policy,
    defaults: patchPolicy.parse({}),
    updatedAt: rows[0]?.updated_at.toISOString() ?? null,
    updatedBy: rows[0]?.updated_by ?? null,
    mayUpdate: mayUpdatePolicy(ctx.actor),
  };
}
