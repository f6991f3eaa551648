import { publicRoute } from "#lib/core/server/http/route.ts";
import { signOut } from "#lib/core/server/http/sign-out.ts";

export const POST = publicRoute({}, signOut);
