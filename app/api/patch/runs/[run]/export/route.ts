import { route } from "#lib/core/server/http/route.ts";
import { exportRunInput, runParams } from "#lib/patch/contract/runs.ts";
import { exportRun } from "#lib/patch/server/index.ts";

export const GET = route({ query: exportRunInput.omit({ run: true }), params: runParams }, exportRun);
