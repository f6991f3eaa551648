import { runSyncInput } from "#lib/core/contract/sync-status.ts";
import { route } from "#lib/core/server/http/route.ts";
import { runSync } from "#lib/core/server/sync-status/run-sync.ts";

export const POST = route({ body: runSyncInput, role: "operator" }, runSync);
