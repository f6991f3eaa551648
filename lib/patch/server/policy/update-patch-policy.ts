import { AppError } from "#lib/core/contract/errors.ts";
import { organizationScope } from "#lib/core/server/sync/dataset.ts";
import { notifyLive, wakeWorkers } from "#lib/core/server/sync/notify.ts";
import { inTransaction } from "#lib/core/server/sync/transaction.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type PatchPolicy, type PatchPolicyOutput, patchPolicyKey } from "#lib/patch/contract/policy.ts";
import { patchPolicyDataset } from "#lib/patch/contract/query-keys.ts";
import { readPatchPolicy } from "../read-policy.ts";
import { getPatchPolicy } from "./get-patch-policy.ts";
import { mayUpdatePolicy } from "./may-update-policy.ts";

/**
 * Sets the policy. Another age limit makes patch states due now, because each state says whether it is too old.
 * @throws {AppError} `forbidden` for who may not decide for the whole organisation.
 */
export async function updatePatchPolicy(ctx: VerbContext, policy: PatchPolicy): Promise<PatchPolicyOutput> {
  if (!mayUpdatePolicy(ctx.actor)) {
    throw new AppError("forbidden", "Only operators and administrators of all accounts may change this.");
  }
  await inTransaction(ctx.db, async (tx) => {
    // What a person decided cannot be observed again: unlike a pass's rows it waits for the disk.
    await tx.query("set local synchronous_commit = on");
    await tx.query("select pg_advisory_xact_lock(hashtext($1))", [patchPolicyKey]);
    const before = await readPatchPolicy(async (sql, values) => (await tx.query(sql, values)).rows);
    await tx.query(
      `insert into app_settings (key, value, updated_at, updated_by) values ($1, $2, $3, $4)
       on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
      [patchPolicyKey, JSON.stringify(policy), ctx.now(), ctx.actor.name],
    );
    if (before.staleAfterDays !== policy.staleAfterDays) {
      await tx.query(
        "update sync_coverage set next_due_at = clock_timestamp() where enabled and dataset = 'patch-states'",
      );
      await wakeWorkers(tx, "due");
    }
    const at = ctx.now().toISOString();
    await notifyLive(tx, { dataset: patchPolicyDataset, ...organizationScope, changed: 1, at });
  });
  return getPatchPolicy(ctx);
}
