import { route } from "#lib/core/server/http/route.ts";
import { configRunParams } from "#lib/query/contract/config-runs.ts";
import { cancelConfigRun, getConfigRun } from "#lib/query/server/index.ts";

export const GET = route({ params: configRunParams }, getConfigRun);
export const DELETE = route({ params: configRunParams }, cancelConfigRun);
