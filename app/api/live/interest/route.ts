import { liveInterestInput } from "#lib/core/contract/live.ts";
import { route } from "#lib/core/server/http/route.ts";
import { declareInterest } from "#lib/core/server/live/declare-interest.ts";

export const POST = route({ body: liveInterestInput }, declareInterest);
