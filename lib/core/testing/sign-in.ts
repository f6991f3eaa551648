import type { Pool } from "pg";
import { createSession, sessionCookieName } from "#lib/core/server/http/session.ts";
import type { Actor } from "#lib/core/server/verb.ts";

/** The `Cookie` header of a fresh session. */
export async function sessionCookieFor(
  db: Pool,
  {
    name = "aiko",
    role = "admin",
    now = new Date(),
  }: { name?: string; role?: Actor["role"]; now?: Date } = {},
): Promise<string> {
  return `${sessionCookieName}=${await createSession(db, { name, role }, now)}`;
}
