import type { Pool } from "pg";
import type { VerbContext } from "#lib/core/server/verb.ts";

/** A verb's context for tests: an administrator, the real clock and a signal that never aborts, unless given. */
export function aVerbContext(db: Pool, changes: Partial<VerbContext> = {}): VerbContext {
  return {
    db,
    actor: { name: "aiko", role: "admin", accountIds: null },
    requestId: "test",
    now: () => new Date(),
    signal: new AbortController().signal,
    ...changes,
  };
}
