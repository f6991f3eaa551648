import { exportChangesInput } from "#lib/changes/contract/events.ts";
import { exportChanges } from "#lib/changes/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const POST = route({ body: exportChangesInput }, exportChanges);
