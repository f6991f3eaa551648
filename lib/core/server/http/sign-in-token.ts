import type { Pool } from "pg";
import { AppError } from "#lib/core/contract/errors.ts";
import { createSession, hashToken, newToken } from "./session.ts";

/** Hours a printed sign-in link works, unless it is used before. */
export const signInLinkHours = 12;

/** Makes the secret of one sign-in link: `hrefs.signIn({ token })` on the console's address. */
export async function createSignInToken(db: Pool, now: Date): Promise<string> {
  const token = newToken();
  await db.query("delete from sign_in_tokens where expires_at < $1", [now]);
  await db.query("insert into sign_in_tokens (token_hash, expires_at) values ($1, $2)", [
    hashToken(token),
    new Date(now.getTime() + signInLinkHours * 60 * 60 * 1000),
  ]);
  return token;
}

/**
 * Trades a sign-in secret for a session, once: of two requests with the same link one gets a session.
 *
 * @throws {AppError} `unauthenticated` when the link is unknown, used or expired; which of them stays untold.
 */
export async function exchangeSignInToken(db: Pool, token: string, now: Date): Promise<string> {
  const { rowCount } = await db.query(
    "update sign_in_tokens set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2",
    [hashToken(token), now],
  );
  if (rowCount !== 1)
    throw new AppError("unauthenticated", "This sign-in link was used before or has expired.");
  return createSession(db, { name: "local", role: "admin" }, now);
}
