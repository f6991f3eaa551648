import {
  InvalidParameterValueException,
  NoSuchConfigRuleException,
  NoSuchConformancePackException,
} from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../../testing/handler-request.ts";
import { describeComplianceByConfigRule } from "./describe-compliance-by-config-rule.ts";
import { describeComplianceByResource } from "./describe-compliance-by-resource.ts";
import { describeConfigRuleEvaluationStatus } from "./describe-config-rule-evaluation-status.ts";
import { describeConfigRules } from "./describe-config-rules.ts";
import { describeConformancePackCompliance } from "./describe-conformance-pack-compliance.ts";
import { describeConformancePackStatus } from "./describe-conformance-pack-status.ts";
import { describeConformancePacks } from "./describe-conformance-packs.ts";
import { describeRemediationConfigurations } from "./describe-remediation-configurations.ts";
import { getComplianceDetailsByConfigRule } from "./get-compliance-details-by-config-rule.ts";
import { getComplianceDetailsByResource } from "./get-compliance-details-by-resource.ts";
import { getComplianceSummaryByConfigRule } from "./get-compliance-summary-by-config-rule.ts";
import { getComplianceSummaryByResourceType } from "./get-compliance-summary-by-resource-type.ts";
import { getConformancePackComplianceDetails } from "./get-conformance-pack-compliance-details.ts";
import { listConformancePackComplianceScores } from "./list-conformance-pack-compliance-scores.ts";

const world = aWorld();
const request = aRequest({ world });

const ruleNamed = async (name: string) => {
  const { ConfigRules = [] } = await describeConfigRules({ ConfigRuleNames: [name] }, request);
  return ConfigRules[0];
};

describe("rules", () => {
  it("are managed, of a Lambda function or of a policy; triggered by changes or by time", async () => {
    expect(await ruleNamed("restricted-ssh")).toMatchObject({
      Source: { Owner: "AWS", SourceIdentifier: "INCOMING_SSH_DISABLED" },
      Scope: { ComplianceResourceTypes: ["AWS::EC2::SecurityGroup"] },
      ConfigRuleState: "ACTIVE",
    });
    expect(await ruleNamed("ec2-stopped-instance")).toMatchObject({
      MaximumExecutionFrequency: "TwentyFour_Hours",
      InputParameters: '{"AllowedDays":"30"}',
    });
    expect((await ruleNamed("instance-name-convention"))?.Source?.Owner).toBe("CUSTOM_LAMBDA");
    const policy = await ruleNamed("security-group-managed");
    expect(policy?.Source?.CustomPolicyDetails?.PolicyText).toContain("rule security_group_managed");
  });

  it("are refused by a name that there is not", () => {
    expect(() => describeConfigRules({ ConfigRuleNames: ["none"] }, request)).toThrow(
      NoSuchConfigRuleException,
    );
    expect(() => getComplianceDetailsByConfigRule({ ConfigRuleName: "none" }, request)).toThrow(
      NoSuchConfigRuleException,
    );
  });

  it("tell when they ran, and one why it cannot", async () => {
    const [page] = await allPages(describeConfigRuleEvaluationStatus, {}, request);
    const statuses = page?.ConfigRulesEvaluationStatus ?? [];
    const failed = statuses.filter(({ LastErrorCode }) => LastErrorCode !== undefined);
    expect(failed.map(({ ConfigRuleName }) => ConfigRuleName)).toEqual(["instance-backup-coverage"]);
    expect(statuses.filter(({ LastSuccessfulEvaluationTime: time }) => time === undefined)).toEqual(failed);
  });

  it("are remediated by documents, by themselves or by hand", async () => {
    const names = (await describeConfigRules({}, request)).ConfigRules?.map(
      (rule) => rule.ConfigRuleName ?? "",
    );
    const { RemediationConfigurations = [] } = await describeRemediationConfigurations(
      { ConfigRuleNames: names?.slice(0, 25) },
      request,
    );
    expect(RemediationConfigurations.map(({ TargetId, Automatic }) => [TargetId, Automatic])).toEqual([
      ["AWS-DisablePublicAccessForSecurityGroup", true],
      ["AWS-DisableS3BucketPublicReadWrite", false],
    ]);
  });
});

describe("compliance", () => {
  const byRule = async (name: string) => {
    const pages = await allPages(
      getComplianceDetailsByConfigRule,
      { ConfigRuleName: name, ComplianceTypes: ["NON_COMPLIANT"], Limit: 2 },
      request,
    );
    return pages.flatMap(({ EvaluationResults }) => EvaluationResults ?? []);
  };

  it("of a rule counts what breaks it, up to 25", async () => {
    const { ComplianceByConfigRules = [] } = await describeComplianceByConfigRule({}, request);
    for (const { ConfigRuleName, Compliance } of ComplianceByConfigRules) {
      const failing = await byRule(ConfigRuleName ?? "");
      expect(Compliance?.ComplianceContributorCount?.CappedCount ?? 0).toBe(Math.min(25, failing.length));
    }
    const types = new Set(ComplianceByConfigRules.map(({ Compliance }) => Compliance?.ComplianceType));
    expect(types).toEqual(new Set(["COMPLIANT", "NON_COMPLIANT", "INSUFFICIENT_DATA"]));
  });

  it("of a resource agrees with that of its rules", async () => {
    const [broken] = await byRule("required-tags");
    const { ResourceType, ResourceId } = broken?.EvaluationResultIdentifier?.EvaluationResultQualifier ?? {};
    const { EvaluationResults = [] } = await getComplianceDetailsByResource(
      { ResourceType, ResourceId, ComplianceTypes: ["NON_COMPLIANT"] },
      request,
    );
    expect(EvaluationResults).toContainEqual(broken);
    const { ComplianceByResources } = await describeComplianceByResource(
      { ResourceType, ResourceId },
      request,
    );
    expect(ComplianceByResources).toEqual([
      {
        ResourceType,
        ResourceId,
        Compliance: {
          ComplianceType: "NON_COMPLIANT",
          ComplianceContributorCount: { CappedCount: EvaluationResults.length, CapExceeded: false },
        },
      },
    ]);
  });

  it("is summed up by rules and by types of resources", async () => {
    const pages = await allPages(
      describeComplianceByResource,
      { ResourceType: "AWS::EC2::Instance", ComplianceTypes: ["NON_COMPLIANT"], Limit: 100 },
      request,
    );
    const failing = pages.flatMap(({ ComplianceByResources }) => ComplianceByResources ?? []);
    const { ComplianceSummariesByResourceType: [summary] = [] } = await getComplianceSummaryByResourceType(
      { ResourceTypes: ["AWS::EC2::Instance"] },
      request,
    );
    expect(summary?.ComplianceSummary?.NonCompliantResourceCount?.CappedCount).toBe(failing.length);
    const { ComplianceSummary } = await getComplianceSummaryByConfigRule({}, request);
    const { ComplianceByConfigRules = [] } = await describeComplianceByConfigRule(
      { ComplianceTypes: ["NON_COMPLIANT"] },
      request,
    );
    expect(ComplianceSummary?.NonCompliantResourceCount?.CappedCount).toBe(ComplianceByConfigRules.length);
  });

  it("is not asked for by other types, or by an id without its type", () => {
    expect(() => describeComplianceByConfigRule({ ComplianceTypes: ["NOT_APPLICABLE"] }, request)).toThrow(
      InvalidParameterValueException,
    );
    expect(() => describeComplianceByResource({ ResourceId: "i-1" }, request)).toThrow(
      InvalidParameterValueException,
    );
  });
});

describe("conformance packs", () => {
  it("have a state, rules with a compliance, and a score", async () => {
    const { ConformancePackDetails: [pack] = [] } = await describeConformancePacks({}, request);
    const ConformancePackName = pack?.ConformancePackName ?? "";
    const { ConformancePackStatusDetails: [status] = [] } = await describeConformancePackStatus(
      { ConformancePackNames: [ConformancePackName] },
      request,
    );
    expect(status?.ConformancePackState).toBe("CREATE_COMPLETE");
    const { ConformancePackRuleComplianceList: rules = [] } = await describeConformancePackCompliance(
      { ConformancePackName },
      request,
    );
    expect(rules).toHaveLength(5);
    const pages = await allPages(getConformancePackComplianceDetails, { ConformancePackName }, request);
    const results = pages.flatMap((page) => page.ConformancePackRuleEvaluationResults ?? []);
    const compliant = results.filter(({ ComplianceType }) => ComplianceType === "COMPLIANT").length;
    const scores = await listConformancePackComplianceScores(
      { Filters: { ConformancePackNames: [ConformancePackName] } },
      request,
    );
    const expected = Math.round((10_000 * compliant) / results.length) / 100;
    expect(scores.ConformancePackComplianceScores?.[0]?.Score).toBe(String(expected));
  });

  it("are refused by another name", () => {
    expect(() => describeConformancePackCompliance({ ConformancePackName: "none" }, request)).toThrow(
      NoSuchConformancePackException,
    );
  });
});
