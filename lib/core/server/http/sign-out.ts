import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { VerbContext } from "../verb.ts";
import { seeOther } from "./see-other.ts";
import { endSession, sessionCookie, sessionTokenOf } from "./session.ts";

/** Ends the session on the server and takes its cookie away. */
export async function signOut(ctx: VerbContext, _input: unknown, request: Request): Promise<Response> {
  const token = sessionTokenOf(request.headers);
  if (token !== undefined) await endSession(ctx.db, token);
  return seeOther(hrefs.signIn({ reason: "signed-out" }), sessionCookie("", request));
}
