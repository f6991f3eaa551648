import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { type HostRules, isAllowedHost } from "./request-guard.ts";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";
import { sessionTokenOf } from "./session.ts";

export interface GuardOptions {
  hosts: HostRules;
  development: boolean;
}

/**
 * What happens before any page: foreign host names are refused, readers without a session cookie are led to the
 * sign-in page, and the page gets its policy. Whether the session is valid is decided where data is read.
 */
export function guardPage(request: NextRequest, options: GuardOptions): Response {
  if (!isAllowedHost(request.headers.get("host"), options.hosts)) {
    return new Response("The console is not known by this host name.\n", { status: 403 });
  }
  const { pathname, search } = request.nextUrl;
  if (pathname !== hrefs.signIn() && sessionTokenOf(request.headers) === undefined) {
    const next = pathname === hrefs.home() ? undefined : pathname + search;
    return withHeaders(NextResponse.redirect(new URL(hrefs.signIn({ next }), request.url)), {});
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, options.development);
  const requestId = randomUUID();
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", requestId);
  headers.set("x-yagura-path", pathname + search);
  // Next.js reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  // Without a link, the sign-in page says how to get one; programs read the same from its status.
  const status = pathname === hrefs.signIn() && !request.nextUrl.searchParams.has("token") ? 401 : 200;
  return withHeaders(NextResponse.next({ request: { headers }, status }), {
    "content-security-policy": policy,
    "x-request-id": requestId,
  });
}

function withHeaders(response: Response, extra: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries({ ...securityHeaders, ...extra }))
    response.headers.set(name, value);
  return response;
}
