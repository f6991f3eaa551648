import { listRulesInput } from "#lib/aws-config/contract/rules.ts";
import { listPacks } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: listRulesInput }, listPacks);
