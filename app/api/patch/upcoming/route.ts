import { route } from "#lib/core/server/http/route.ts";
import { upcomingInput } from "#lib/patch/contract/windows.ts";
import { listUpcoming } from "#lib/patch/server/index.ts";

export const GET = route({ query: upcomingInput }, listUpcoming);
