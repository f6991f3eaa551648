import "server-only";
import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { VerbContext } from "../verb.ts";
import { processDependencies } from "./process-dependencies.ts";
import { readSession, sessionCookieName } from "./session.ts";

/** The verb context of a server component, one per request; null for a reader without a session. */
export const optionalPageContext = cache(async (): Promise<VerbContext | null> => {
  const [jar, header] = await Promise.all([cookies(), headers()]);
  const { db, now, cache: readCache } = processDependencies;
  const actor = await readSession(db(), jar.get(sessionCookieName)?.value, now());
  if (!actor) return null;
  return {
    db: db(),
    actor,
    requestId: header.get("x-request-id") ?? randomUUID(),
    now,
    // Next.js does not tell server components that the reader left.
    signal: new AbortController().signal,
    ...(readCache && { cache: readCache() }),
  };
});

/** The verb context of a page. A reader without a session is led to the sign-in page and from there back. */
export async function pageContext(): Promise<VerbContext> {
  const ctx = await optionalPageContext();
  if (ctx) return ctx;
  const header = await headers();
  redirect(hrefs.signIn({ next: header.get("x-yagura-path") ?? undefined }));
}
