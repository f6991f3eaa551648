import { exportRuleResourcesInput, ruleInput } from "#lib/aws-config/contract/rules.ts";
import { exportRuleResources } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route(
  { query: exportRuleResourcesInput.omit({ rule: true }), params: ruleInput.pick({ rule: true }) },
  exportRuleResources,
);
