import { route } from "#lib/core/server/http/route.ts";
import { patchSlaInput } from "#lib/patch/contract/sla.ts";
import { patchSla } from "#lib/patch/server/index.ts";

export const GET = route({ query: patchSlaInput }, patchSla);
