import { route } from "#lib/core/server/http/route.ts";
import { unmanagedInput } from "#lib/fleet/contract/unmanaged.ts";
import { listUnmanaged } from "#lib/fleet/server/index.ts";

export const GET = route({ query: unmanagedInput }, listUnmanaged);
