import { changesInput } from "#lib/changes/contract/events.ts";
import { changeHistogram } from "#lib/changes/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: changesInput }, changeHistogram);
