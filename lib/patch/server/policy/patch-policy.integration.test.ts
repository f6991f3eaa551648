import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { liveChannel, wakeChannel } from "#lib/core/server/sync/notify.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { patchPolicy } from "#lib/patch/contract/policy.ts";
import { getPatchPolicy, updatePatchPolicy } from "../index.ts";

const now = new Date("2026-11-23T00:00:00Z");
const defaultPatchPolicy = patchPolicy.parse({});
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(
    `insert into sync_coverage (dataset, account_id, region, cadence_seconds, next_due_at) values
     ('patch-states', '111122223333', 'us-east-1', 900, '2100-01-01'),
     ('managed-nodes', '111122223333', 'us-east-1', 900, '2100-01-01')`,
  );
});
afterAll(() => database.drop());

const as = (actor: Partial<VerbContext["actor"]> = {}) =>
  aVerbContext(database.pool, {
    actor: { name: "aiko", role: "operator", accountIds: null, ...actor },
    now: () => now,
  });

async function due(): Promise<string[]> {
  const { rows } = await database.pool.query("select dataset from sync_coverage where next_due_at < now()");
  return rows.map((row) => row.dataset);
}

describe("the patch policy", () => {
  it("is the default until somebody changes it, and says so", async () => {
    expect(await getPatchPolicy(as({ role: "viewer" }))).toEqual({
      policy: defaultPatchPolicy,
      defaults: defaultPatchPolicy,
      updatedAt: null,
      updatedBy: null,
      mayUpdate: false,
    });
  });

  it("is not changed by those who may not decide for every account", async () => {
    for (const actor of [
      { role: "viewer" },
      { role: "auditor" },
      { accountIds: ["111122223333"] },
    ] as const) {
      await expect(updatePatchPolicy(as(actor), defaultPatchPolicy)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    expect((await getPatchPolicy(as())).updatedAt).toBeNull();
  });

  it("keeps who changed it and when, and reads no state anew for another time limit", async () => {
    const policy = { ...defaultPatchPolicy, clock: "approval" as const };
    const answer = await updatePatchPolicy(as(), policy);
    expect(answer).toEqual({
      policy,
      defaults: defaultPatchPolicy,
      updatedAt: now.toISOString(),
      updatedBy: "aiko",
      mayUpdate: true,
    });
    expect(await getPatchPolicy(as())).toEqual(answer);
    expect(await due()).toEqual([]);
  });

  it("makes patch states due when the age limit changes, and tells workers and pages", async () => {
    const heard: string[] = [];
    const client = await database.pool.connect();
    client.on("notification", (message) => heard.push(message.channel));
    await client.query(`listen ${liveChannel}; listen ${wakeChannel}`);
    await updatePatchPolicy(as(), { ...defaultPatchPolicy, staleAfterDays: 14 });
    await client.query("select 1");
    client.release(true);
    expect(heard.sort()).toEqual([liveChannel, wakeChannel].sort());
    expect(await due()).toEqual(["patch-states"]);
  });
});
