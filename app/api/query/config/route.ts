import { route } from "#lib/core/server/http/route.ts";
import { configCatalog } from "#lib/query/server/index.ts";

export const GET = route({}, configCatalog);
