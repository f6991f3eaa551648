import "server-only";
import type { Actor } from "../verb.ts";
import { createRoute } from "./create-route.ts";
import { processDependencies } from "./process-dependencies.ts";

/**
 * `export const GET = route({ query: listNodesInput }, listNodes)`: query, body and path parameters are validated and
 * merged into the verb's input; the verb's result becomes JSON, or the response itself when it returns one.
 */
export const route = createRoute(processDependencies);

const nobody: Actor = { name: "anonymous", role: "viewer", accountIds: null };

/** `route()` for the few routes that work without a session: signing in and health. */
export const publicRoute = createRoute(processDependencies, async () => nobody);
