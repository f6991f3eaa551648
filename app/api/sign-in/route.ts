import { signInInput } from "#lib/core/contract/session.ts";
import { publicRoute } from "#lib/core/server/http/route.ts";
import { signIn } from "#lib/core/server/http/sign-in.ts";

export const POST = publicRoute({ body: signInInput }, signIn);
