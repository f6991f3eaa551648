import type { Pool, PoolClient } from "pg";

/**
 * Runs `work` in one transaction. Commits do not wait for the disk: what a power cut takes away, the next pass observes
 * again, and rows, events and coverage are lost or kept together.
 */
export async function inTransaction<Result>(
  db: Pool,
  work: (tx: PoolClient) => Promise<Result>,
): Promise<Result> {
  const tx = await db.connect();
  let broken: Error | undefined;
  // A connection that breaks while it is lent out emits the error; the query that is waiting rejects with it too.
  const onError = (error: Error) => {
    broken = error;
  };
  tx.on("error", onError);
  try {
    await tx.query("begin; set local synchronous_commit = off");
    const result = await work(tx);
    await tx.query("commit");
    return result;
  } catch (error) {
    await tx.query("rollback").catch((failure: Error) => {
      broken ??= failure;
    });
    throw error;
  } finally {
    tx.off("error", onError);
    tx.release(broken);
  }
}
