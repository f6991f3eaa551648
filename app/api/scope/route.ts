import { route } from "#lib/core/server/http/route.ts";
import { readScope } from "#lib/core/server/sync-status/read-scope.ts";

export const GET = route({}, (ctx) => readScope(ctx));
