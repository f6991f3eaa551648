import { route } from "#lib/core/server/http/route.ts";
import { listQueryViews } from "#lib/query/server/index.ts";

export const GET = route({}, listQueryViews);
