import { route } from "#lib/core/server/http/route.ts";
import { patchOverviewInput } from "#lib/patch/contract/overview.ts";
import { patchOverview } from "#lib/patch/server/index.ts";

export const GET = route({ query: patchOverviewInput }, patchOverview);
