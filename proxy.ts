import type { NextRequest } from "next/server";
import { guardPage } from "#lib/core/server/http/guard-page.ts";
import { hostRules } from "#lib/core/server/http/host-rules.ts";

export function proxy(request: NextRequest): Response {
  return guardPage(request, {
    hosts: hostRules(),
    development: process.env.NODE_ENV === "development",
  });
}

/** Pages only: routes of the API do all of this, and more, in `route()`; built files need none of it. */
export const config = { matcher: ["/((?!api/|_next/|.*\\.(?:ico|png|svg|webmanifest|woff2)$).*)"] };
