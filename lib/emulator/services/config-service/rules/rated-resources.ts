import type { EmulatorRequest } from "../../../wire/handler.ts";
import type { WorldComplianceType, WorldConfigRule } from "../../../world/rules/types.ts";
import { concatScans, type Scan } from "../../../world/scan.ts";
import { rulesOf } from "./rule-compliance.ts";

/** What all rules together say of one resource. */
export interface RatedResource {
  resourceType: string;
  resourceId: string;
  compliance: WorldComplianceType | "INSUFFICIENT_DATA";
  /** Rules that it breaks. */
  failing: number;
}

/** One resource, rated by the rules that look at its type. */
export function rateResource(
  resourceType: string,
  resourceId: string,
  { world, accountId, region, now }: EmulatorRequest,
): RatedResource {
  const evaluations = world.rules.ofResource(accountId, region, resourceType, resourceId, now);
  const failing = evaluations.filter(({ compliance }) => compliance === "NON_COMPLIANT").length;
  const compliance =
    failing > 0 ? "NON_COMPLIANT" : evaluations.length > 0 ? "COMPLIANT" : "INSUFFICIENT_DATA";
  return { resourceType, resourceId, compliance, failing };
}

/** Every resource that a rule looks at, of one type or of all. */
export function ratedResources(type: string | undefined, request: EmulatorRequest): Scan<RatedResource> {
  const { world, accountId, region, now } = request;
  const byType = new Map<string, WorldConfigRule[]>();
  for (const rule of rulesOf(request)) {
    if (rule.plan.error !== undefined) continue;
    for (const looked of rule.plan.resourceTypes) byType.set(looked, [...(byType.get(looked) ?? []), rule]);
  }
  const types = [...byType.keys()].filter((looked) => type === undefined || looked === type).sort();
  return concatScans(
    types.map((looked) =>
      world.rules
        .targets(accountId, region, looked, now)
        .flatMap(({ resourceId }) => [rateResource(looked, resourceId, request)]),
    ),
  );
}
