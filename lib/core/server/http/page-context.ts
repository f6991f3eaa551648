import "server-only";
import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { VerbContext } from "../verb.ts";
import { processDependencies } from "./process-dependencies.ts";
import { readSession, sessionCookieName } from "./session.ts";

/**
 * The verb context of a server component, one per request. A reader without a session is led to the sign-in page and
 * from there back.
 */
export const pageContext = cache(async (): Promise<VerbContext> => {
  const [jar, header] = await Promise.all([cookies(), headers()]);
  const db = processDependencies.db();
  const now = processDependencies.now();
  const actor = await readSession(db, jar.get(sessionCookieName)?.value, now);
  if (!actor) redirect(hrefs.signIn({ next: header.get("x-yagura-path") ?? undefined }));
  return {
    db,
    actor,
    requestId: header.get("x-request-id") ?? randomUUID(),
    now: processDependencies.now,
    // Next.js does not tell server components that the reader left.
    signal: new AbortController().signal,
  };
});
