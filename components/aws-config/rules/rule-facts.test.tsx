import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { RuleOutput, RulePlace } from "#lib/aws-config/contract/rules.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { RuleFacts } from "./rule-facts.tsx";

const aPlace = (changes: Partial<RulePlace>): RulePlace => ({
  ...{ accountId: "111122223333", accountName: null, region: "us-east-1", ruleName: "required-tags" },
  ...{
    state: "ACTIVE",
    compliance: "COMPLIANT",
    counts: null,
    parameters: {},
    resourceTypes: [],
    pack: null,
  },
  ...{ createdBy: null, remediation: null, lastErrorCode: null, lastErrorMessage: null },
  ...{ lastSuccessAt: null, lastFailureAt: null },
  ...changes,
});

function show(...places: Partial<RulePlace>[]): (name: string) => string | null | undefined {
  const rule = {
    ...{ sharedName: "required-tags", description: null, owner: "AWS", sourceIdentifier: "REQUIRED_TAGS" },
    ...{ triggers: ["change"], frequency: null, policyText: null, policyRuntime: null },
  };
  renderInConsole(<RuleFacts data={{ rule, places: places.map(aPlace) } as unknown as RuleOutput} />);
  return (name) => screen.getByText(name).nextElementSibling?.textContent;
}

describe("the facts of a rule", () => {
  test("name its parameters, pack and remediation once where they are the same everywhere", () => {
    const remediation = { targetId: "AWS-DisablePublicAccessForSecurityGroup", automatic: true };
    const place = { parameters: { tag1Key: "Env", tag2Key: "Team" }, pack: "Best-Practices", remediation };
    const fact = show(place, { ...place, region: "eu-west-1" });
    expect(fact("Parameters")).toBe("tag1Key=Env, tag2Key=Team");
    expect(fact("Conformance pack")).toBe("Best-Practices");
    expect(fact("Remediation")).toBe("AWS-DisablePublicAccessForSecurityGroup (automatic)");
  });

  test("say in how many account-Regions each is, where they differ", () => {
    const tagged = (key: string) => ({ parameters: { tag1Key: key } });
    const fact = show(tagged("Env"), tagged("Env"), tagged("Team"), tagged("Owner"), tagged("Cost"));
    expect(fact("Parameters")).toBe(
      "tag1Key=Env in 2 account-Regionstag1Key=Team in 1 account-Regiontag1Key=Owner in 1 account-Regionand 1 other: see Account-Regions",
    );
    expect(fact("Remediation")).toBe("No remediation");
  });
});
