import { route } from "#lib/core/server/http/route.ts";
import { exportRunsInput } from "#lib/patch/contract/runs.ts";
import { exportRuns } from "#lib/patch/server/index.ts";

export const GET = route({ query: exportRunsInput }, exportRuns);
