import { route } from "#lib/core/server/http/route.ts";
import { readAwsCalls } from "#lib/core/server/sync-status/read-aws-calls.ts";

export const GET = route({}, readAwsCalls);
