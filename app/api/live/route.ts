import { route } from "#lib/core/server/http/route.ts";
import { openLive } from "#lib/core/server/live/open-live.ts";

export const dynamic = "force-dynamic";

export const GET = route({}, openLive);
