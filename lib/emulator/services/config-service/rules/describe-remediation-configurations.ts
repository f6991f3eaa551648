import type {
  DescribeRemediationConfigurationsRequest,
  DescribeRemediationConfigurationsResponse,
  RemediationConfiguration,
  RemediationParameterValue,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { hex, keyOf } from "../../../world/random.ts";
import type { WorldConfigRule } from "../../../world/rules/types.ts";
import { rulesOf } from "./rule-compliance.ts";

function remediationOf({ name, arn, accountId, region, plan }: WorldConfigRule): RemediationConfiguration[] {
  const { remediation } = plan;
  if (remediation === undefined) return [];
  const role = `arn:aws:iam::${accountId}:role/config-remediation`;
  const parameters: Record<string, RemediationParameterValue> = {
    [remediation.resourceParameter]: { ResourceValue: { Value: "RESOURCE_ID" } },
    AutomationAssumeRole: { StaticValue: { Values: [role] } },
  };
  for (const [parameter, values] of Object.entries(remediation.parameters))
    parameters[parameter] = { StaticValue: { Values: [...values] } };
  const id = hex(keyOf(arn), 1, 8);
  return [
    {
      ConfigRuleName: name,
      TargetType: "SSM_DOCUMENT",
      TargetId: remediation.document,
      TargetVersion: "1",
      Parameters: parameters,
      ResourceType: remediation.resourceType,
      Automatic: remediation.automatic,
      MaximumAutomaticAttempts: remediation.maximumAutomaticAttempts,
      RetryAttemptSeconds: remediation.retryAttemptSeconds,
      Arn: `arn:aws:config:${region}:${accountId}:remediation-configuration/${name}/${id}`,
    },
  ];
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeRemediationConfigurations.html */
export const describeRemediationConfigurations: Handler<
  DescribeRemediationConfigurationsRequest,
  DescribeRemediationConfigurationsResponse
> = ({ ConfigRuleNames: names = [] }, request) => ({
  RemediationConfigurations: rulesOf(request)
    .filter(({ name }) => names.includes(name))
    .flatMap(remediationOf),
});
