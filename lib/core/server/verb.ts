import type { Pool } from "pg";
import type { ReadCache } from "./read-cache.ts";

/** Who asks. Roles as in the sign-in mode; `accountIds` is null when the role is not limited to accounts. */
export interface Actor {
  name: string;
  role: "viewer" | "auditor" | "operator" | "admin";
  accountIds: readonly string[] | null;
}

/** What every server verb gets beside its input: `verb(ctx, input)`. */
export interface VerbContext {
  db: Pool;
  actor: Actor;
  requestId: string;
  /** The server's clock; tests pass their own. */
  now: () => Date;
  /** Aborts when the reader goes away. */
  signal: AbortSignal;
  /** Answers that requests share; absent where each is to be read anew. */
  cache?: ReadCache;
}
