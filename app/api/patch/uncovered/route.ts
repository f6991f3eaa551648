import { scopeQuery } from "#lib/core/contract/scope.ts";
import { route } from "#lib/core/server/http/route.ts";
import { listUncovered } from "#lib/patch/server/index.ts";

export const GET = route({ query: scopeQuery }, listUncovered);
