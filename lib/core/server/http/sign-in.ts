import type { z } from "zod";
import { AppError } from "#lib/core/contract/errors.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { signInInput } from "#lib/core/contract/session.ts";
import { localPath } from "#lib/core/domain/local-path.ts";
import type { VerbContext } from "../verb.ts";
import { seeOther } from "./see-other.ts";
import { sessionCookie } from "./session.ts";
import { exchangeSignInToken } from "./sign-in-token.ts";

/**
 * Signs in with a link's secret. Only a POST does: mail scanners and prefetching browsers follow links, and would
 * otherwise use the link up before its reader.
 */
export async function signIn(
  ctx: VerbContext,
  input: z.output<typeof signInInput>,
  request: Request,
): Promise<Response> {
  try {
    const token = await exchangeSignInToken(ctx.db, input.token, ctx.now());
    return seeOther(localPath(input.next) ?? hrefs.home(), sessionCookie(token, request));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return seeOther(hrefs.signIn({ reason: "used", next: localPath(input.next) }));
  }
}
