import { listChangesInput } from "#lib/changes/contract/events.ts";
import { listChanges } from "#lib/changes/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: listChangesInput }, listChanges);
