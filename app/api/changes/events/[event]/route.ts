import { changeInput } from "#lib/changes/contract/events.ts";
import { getChange } from "#lib/changes/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ params: changeInput }, getChange);
