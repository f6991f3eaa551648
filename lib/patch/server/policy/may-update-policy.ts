import type { Actor } from "#lib/core/server/verb.ts";

/** Operators and administrators; not those whose role is limited to some accounts, because the policy holds for all. */
export function mayUpdatePolicy(actor: Actor): boolean {
  return (actor.role === "operator" || actor.role === "admin") && actor.accountIds === null;
}
