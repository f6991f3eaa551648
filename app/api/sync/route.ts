import { route } from "#lib/core/server/http/route.ts";
import { readSyncStatus } from "#lib/core/server/sync-status/read-sync-status.ts";

export const GET = route({}, readSyncStatus);
