import { countTypesInput } from "#lib/aws-config/contract/list.ts";
import { countTypes } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: countTypesInput }, countTypes);
