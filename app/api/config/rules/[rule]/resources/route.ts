import { ruleInput, ruleResourcesInput } from "#lib/aws-config/contract/rules.ts";
import { ruleResources } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route(
  { query: ruleResourcesInput.omit({ rule: true }), params: ruleInput.pick({ rule: true }) },
  ruleResources,
);
