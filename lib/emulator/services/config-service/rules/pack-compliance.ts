import {
  type ConformancePackComplianceType,
  NoSuchConfigRuleInConformancePackException,
  NoSuchConformancePackException,
} from "@aws-sdk/client-config-service";
import type { EmulatorRequest } from "../../../wire/handler.ts";
import type { WorldConfigRule, WorldConformancePack, WorldRuleCounts } from "../../../world/rules/types.ts";

export const packsOf = ({
  world,
  accountId,
  region,
  now,
}: EmulatorRequest): readonly WorldConformancePack[] => world.rules.packs(accountId, region, now);

/** The packs of the given names, or all; throws NoSuchConformancePackException for a name that there is not. */
export function packsNamed(
  names: readonly string[] | undefined,
  request: EmulatorRequest,
): readonly WorldConformancePack[] {
  const packs = packsOf(request);
  return names === undefined || names.length === 0 ? packs : names.map((name) => packNamed(name, request));
}

export function packNamed(name: string | undefined, request: EmulatorRequest): WorldConformancePack {
  const pack = packsOf(request).find((known) => known.name === name);
  if (pack !== undefined) return pack;
  const message = `The conformance pack '${name}' provided in the request is invalid. Please check the conformance pack name`;
  throw new NoSuchConformancePackException({ $metadata: {}, message });
}

/** The pack's rules of the given names, or all of them. */
export function packRules(
  pack: WorldConformancePack,
  names: readonly string[] | undefined,
): readonly WorldConfigRule[] {
  if (names === undefined || names.length === 0) return pack.rules;
  return names.map((name) => {
    const rule = pack.rules.find((known) => known.name === name);
    if (rule !== undefined) return rule;
    const message = `The ConfigRule '${name}' is not in the conformance pack ${pack.name}.`;
    throw new NoSuchConfigRuleInConformancePackException({ $metadata: {}, message });
  });
}

export const packComplianceOf = ({
  compliant,
  nonCompliant,
}: WorldRuleCounts): ConformancePackComplianceType =>
  nonCompliant > 0 ? "NON_COMPLIANT" : compliant > 0 ? "COMPLIANT" : "INSUFFICIENT_DATA";
