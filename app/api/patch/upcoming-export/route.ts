import { route } from "#lib/core/server/http/route.ts";
import { exportUpcomingInput } from "#lib/patch/contract/windows.ts";
import { exportUpcoming } from "#lib/patch/server/index.ts";

export const GET = route({ query: exportUpcomingInput }, exportUpcoming);
