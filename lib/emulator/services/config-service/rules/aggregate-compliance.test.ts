import { NoSuchConfigurationAggregatorException, ValidationException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../../testing/handler-request.ts";
import { selectAggregateResourceConfig } from "../query/select-aggregate-resource-config.ts";
import { describeAggregateComplianceByConfigRules } from "./describe-aggregate-compliance-by-config-rules.ts";
import { getAggregateComplianceDetailsByConfigRule } from "./get-aggregate-compliance-details-by-config-rule.ts";

const world = aWorld();
const request = aRequest({ world, accountId: world.organization().masterAccountId });
const ConfigurationAggregatorName = "organization";

describe("the organisation's aggregator", () => {
  it("shows the compliance of every rule of every account-Region that has a recorder", async () => {
    const pages = await allPages(
      describeAggregateComplianceByConfigRules,
      { ConfigurationAggregatorName, Filters: { ComplianceType: "NON_COMPLIANT" } },
      request,
    );
    const found = pages.flatMap((page) => page.AggregateComplianceByConfigRules ?? []);
    expect(new Set(found.map(({ AccountId }) => AccountId)).size).toBe(6);
    const [rule] = found;
    const details = await allPages(
      getAggregateComplianceDetailsByConfigRule,
      {
        ConfigurationAggregatorName,
        ConfigRuleName: rule?.ConfigRuleName,
        AccountId: rule?.AccountId,
        AwsRegion: rule?.AwsRegion,
        ComplianceType: "NON_COMPLIANT",
      },
      request,
    );
    const failing = details.flatMap((page) => page.AggregateEvaluationResults ?? []);
    expect(Math.min(25, failing.length)).toBe(rule?.Compliance?.ComplianceContributorCount?.CappedCount);
    expect(new Set(failing.map(({ AccountId }) => AccountId))).toEqual(new Set([rule?.AccountId]));
  });

  it("answers queries over all accounts, and lists only those that the condition can be about", async () => {
    const select = async (Expression: string) => {
      const pages = await allPages(
        selectAggregateResourceConfig,
        { ConfigurationAggregatorName, Expression, Limit: 100 },
        request,
      );
      return pages.flatMap(({ Results }) => Results ?? []).map((row) => JSON.parse(row));
    };
    const counts = await select(
      "SELECT accountId, COUNT(*) WHERE resourceType = 'AWS::EC2::Instance' GROUP BY accountId",
    );
    expect(counts).toHaveLength(6);
    const [first] = counts;
    const own = await select(
      `SELECT resourceId, awsRegion WHERE resourceType = 'AWS::EC2::Instance' AND accountId = '${first.accountId}'`,
    );
    expect(own).toHaveLength(first["COUNT(*)"]);
    const region = own[0].awsRegion;
    expect(own.filter(({ awsRegion }) => awsRegion === region)).toEqual(
      await select(
        `SELECT resourceId, awsRegion WHERE resourceType = 'AWS::EC2::Instance' AND accountId = '${first.accountId}' AND awsRegion = '${region}'`,
      ),
    );
  });

  it("is refused by another name, and knows no rule that there is not", () => {
    const input = { ConfigurationAggregatorName: "none", Expression: "SELECT *" };
    expect(() => selectAggregateResourceConfig(input, request)).toThrow(
      NoSuchConfigurationAggregatorException,
    );
    expect(() =>
      getAggregateComplianceDetailsByConfigRule(
        { ConfigurationAggregatorName, ConfigRuleName: "none", AccountId: "1", AwsRegion: "us-east-1" },
        request,
      ),
    ).toThrow(ValidationException);
  });
});
