import type { Query, SyncScope } from "#lib/core/server/sync/dataset.ts";

/** What secrets are digested with; it stays in the database. */
export async function readSalt(query: Query): Promise<string> {
  const [row] = await query<{ salt: string }>("select salt from config_secret_salt");
  if (row === undefined) throw new Error("The database has no salt for secrets.");
  return row.salt;
}

/** Whether Config is known not to be set up. A recorder that was stopped keeps what it recorded: there is something to ask. */
export async function isWithoutRecorder(query: Query, scope: SyncScope): Promise<boolean> {
  const found = await query<{ state: string }>(
    "select state from config_recorders where account_id = $1 and region = $2",
    [scope.accountId, scope.region],
  );
  return found.length > 0 && found.every(({ state }) => state === "none");
}
