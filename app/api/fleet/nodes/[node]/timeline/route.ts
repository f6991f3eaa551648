import { route } from "#lib/core/server/http/route.ts";
import { nodeParams, nodeTimelineInput } from "#lib/fleet/contract/detail.ts";
import { nodeTimeline } from "#lib/fleet/server/index.ts";

export const GET = route({ query: nodeTimelineInput.omit({ node: true }), params: nodeParams }, nodeTimeline);
