import { type ResourceField, resourceRegistry } from "#lib/aws-config/domain/resource-fields.ts";
import { conjuncts } from "#lib/core/domain/filter/conjuncts.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";

/** The items by which AWS Config records how its rules judge another resource. */
const complianceType = "AWS::Config::ResourceCompliance";

/** The same as an index has it, which lists without these items are read by. */
export const notComplianceSql = `n.resource_type <> '${complianceType}'`;

type ResourcePredicate = Predicate<ResourceField>;

/** Whether compliance items are kept out: who names types in the filter gets them. */
export function leavesOut(without: "compliance" | undefined, predicate: ResourcePredicate | null): boolean {
  const namesTypes = conjuncts(predicate).some((item) => item.kind === "field" && item.field.key === "type");
  return without === "compliance" && !namesTypes;
}

/** The filter, and what is left out of it. */
export function withLeftOut(
  without: "compliance" | undefined,
  predicate: ResourcePredicate | null,
): ResourcePredicate | null {
  if (!leavesOut(without, predicate)) return predicate;
  const items: ResourcePredicate[] = [{ kind: "not", item: isCompliance() }];
  return { kind: "all", items: predicate === null ? items : [predicate, ...items] };
}

/** What holds for compliance items alone. */
export function isCompliance(): ResourcePredicate {
  const field = resourceRegistry.find("type");
  if (field === undefined) throw new RangeError("Resources have no type.");
  return { kind: "field", field, key: null, tests: [{ test: "equals", text: complianceType }] };
}
