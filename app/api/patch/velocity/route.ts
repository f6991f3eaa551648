import { route } from "#lib/core/server/http/route.ts";
import { patchVelocityInput } from "#lib/patch/contract/velocity.ts";
import { patchVelocity } from "#lib/patch/server/index.ts";

export const GET = route({ query: patchVelocityInput }, patchVelocity);
