import { resourceRulesInput } from "#lib/aws-config/contract/resource-rules.ts";
import { resourceRules } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: resourceRulesInput }, resourceRules);
