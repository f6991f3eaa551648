import { route } from "#lib/core/server/http/route.ts";
import { listBaselinesInput } from "#lib/patch/contract/baseline-list.ts";
import { listBaselines } from "#lib/patch/server/index.ts";

export const GET = route({ query: listBaselinesInput }, listBaselines);
