import {
  type Compliance,
  type ComplianceContributorCount,
  type ComplianceType,
  InvalidParameterValueException,
  NoSuchConfigRuleException,
} from "@aws-sdk/client-config-service";
import type { EmulatorRequest } from "../../../wire/handler.ts";
import type { WorldConfigRule, WorldRuleCounts } from "../../../world/rules/types.ts";

/** AWS counts no further than this when it says how many resources or rules contribute. */
const contributorsMax = 25;

export const rulesOf = ({ world, accountId, region, now }: EmulatorRequest): readonly WorldConfigRule[] =>
  world.rules.rules(accountId, region, now);

/** The rules of the given names, or all; throws NoSuchConfigRuleException for a name that there is not. */
export function rulesNamed(
  names: readonly string[] | undefined,
  request: EmulatorRequest,
): readonly WorldConfigRule[] {
  const rules = rulesOf(request);
  return names === undefined || names.length === 0 ? rules : names.map((name) => ruleNamed(name, rules));
}

export function ruleNamed(name: string | undefined, rules: readonly WorldConfigRule[]): WorldConfigRule {
  const rule = rules.find((known) => known.name === name);
  if (rule !== undefined) return rule;
  const message = `The ConfigRule '${name}' provided in the request is invalid. Please check the configRule name`;
  throw new NoSuchConfigRuleException({ $metadata: {}, message });
}

export const capped = (count: number, max: number = contributorsMax): ComplianceContributorCount => ({
  CappedCount: Math.min(count, max),
  CapExceeded: count > max,
});

/** A rule complies when all its resources do; without a result it says so. */
export const complianceTypeOf = ({ compliant, nonCompliant }: WorldRuleCounts): ComplianceType =>
  nonCompliant > 0 ? "NON_COMPLIANT" : compliant > 0 ? "COMPLIANT" : "INSUFFICIENT_DATA";

/** Contributors are told of what does not comply only. */
export const complianceOf = (type: ComplianceType, contributors: number): Compliance => ({
  ComplianceType: type,
  ComplianceContributorCount: type === "NON_COMPLIANT" ? capped(contributors) : undefined,
});

/** A test for the asked types; throws InvalidParameterValueException for those that the operation does not answer. */
export function complianceTest(
  types: readonly ComplianceType[] | undefined,
  allowed: readonly ComplianceType[],
): (type: ComplianceType) => boolean {
  const wrong = types?.find((type) => !allowed.includes(type));
  if (wrong !== undefined) {
    const message = `${wrong} is not a valid value for complianceTypes: ${allowed.join(", ")}`;
    throw new InvalidParameterValueException({ $metadata: {}, message });
  }
  return types === undefined || types.length === 0 ? () => true : (type) => types.includes(type);
}
