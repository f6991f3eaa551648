import { route } from "#lib/core/server/http/route.ts";
import { exportBaselinesInput } from "#lib/patch/contract/baseline-list.ts";
import { exportBaselines } from "#lib/patch/server/index.ts";

export const GET = route({ query: exportBaselinesInput }, exportBaselines);
