import { route } from "#lib/core/server/http/route.ts";
import { runsInput } from "#lib/patch/contract/runs.ts";
import { listRuns } from "#lib/patch/server/index.ts";

export const GET = route({ query: runsInput }, listRuns);
