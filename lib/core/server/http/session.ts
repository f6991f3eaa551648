import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import type { Actor } from "../verb.ts";

/** Name of the session cookie. */
export const sessionCookieName = "yagura_session";

/** A session ends after this many days without a visit. */
const sessionDays = 30;
const dayMs = 24 * 60 * 60 * 1000;
// Renewed at most daily, so that reading does not mean writing.
const renewBelowMs = (sessionDays - 1) * dayMs;

/** Secrets are stored as digests only: a copy of the database signs nobody in. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** A fresh 256-bit secret, safe in URLs and cookies. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Opens a session and returns its secret, which goes into the cookie and nowhere else. */
export async function createSession(
  db: Pool,
  actor: Pick<Actor, "name" | "role">,
  now: Date,
): Promise<string> {
  const token = newToken();
  await db.query("delete from sessions where expires_at < $1", [now]);
  await db.query(
    "insert into sessions (token_hash, actor, role, created_at, expires_at) values ($1, $2, $3, $4, $5)",
    [hashToken(token), actor.name, actor.role, now, new Date(now.getTime() + sessionDays * dayMs)],
  );
  return token;
}

/** The actor of a session secret, or null. The lookup is by digest, so its timing tells nothing about the secret. */
export async function readSession(db: Pool, token: string | undefined, now: Date): Promise<Actor | null> {
  if (token === undefined || token.length > 100) return null;
  const digest = hashToken(token);
  const { rows } = await db.query<{ actor: string; role: Actor["role"]; expires_at: Date }>(
    "select actor, role, expires_at from sessions where token_hash = $1 and expires_at > $2",
    [digest, now],
  );
  const [session] = rows;
  if (!session) return null;
  if (session.expires_at.getTime() - now.getTime() < renewBelowMs) {
    const until = new Date(now.getTime() + sessionDays * dayMs);
    await db.query("update sessions set expires_at = $2 where token_hash = $1", [digest, until]);
  }
  return { name: session.actor, role: session.role, accountIds: null };
}

/** Signs out: the secret is worthless afterwards, wherever it was copied to. */
export async function endSession(db: Pool, token: string): Promise<void> {
  await db.query("delete from sessions where token_hash = $1", [hashToken(token)]);
}

/** The session secret of a `Cookie` header. */
export function sessionTokenOf(headers: Headers): string | undefined {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const [name, value] = part.split("=", 2);
    if (name?.trim() === sessionCookieName) return value?.trim();
  }
  return undefined;
}

/** `Set-Cookie` of a session; an empty token removes it. `Secure` follows how the reader came. */
export function sessionCookie(token: string, request: Request): string {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  const secure = forwarded === "https" || request.url.startsWith("https:") ? "; Secure" : "";
  // The server decides when a session ends; browsers keep no cookie for more than 400 days.
  const maxAgeSeconds = token === "" ? 0 : 400 * 24 * 60 * 60;
  return `${sessionCookieName}=${token}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
