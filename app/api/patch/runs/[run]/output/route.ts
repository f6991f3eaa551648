import { route } from "#lib/core/server/http/route.ts";
import { runOutputInput, runParams } from "#lib/patch/contract/runs.ts";
import { getRunOutput } from "#lib/patch/server/index.ts";

export const GET = route({ query: runOutputInput.omit({ run: true }), params: runParams }, getRunOutput);
