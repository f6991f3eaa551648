import { route } from "#lib/core/server/http/route.ts";
import { runInput, runParams } from "#lib/patch/contract/runs.ts";
import { getRun } from "#lib/patch/server/index.ts";

export const GET = route({ query: runInput.omit({ run: true }), params: runParams }, getRun);
