import { resourceInput } from "#lib/aws-config/contract/detail.ts";
import { getResource } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: resourceInput }, getResource);
