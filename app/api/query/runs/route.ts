import { route } from "#lib/core/server/http/route.ts";
import { startConfigRunInput } from "#lib/query/contract/config-runs.ts";
import { startConfigRun } from "#lib/query/server/index.ts";

export const POST = route({ body: startConfigRunInput }, startConfigRun);
