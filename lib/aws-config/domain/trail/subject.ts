import type { EventResource } from "#lib/core/contract/timeline.ts";

/** The last part of a type: `SecurityGroup` of `AWS::EC2::SecurityGroup`. */
const lastPart = (resourceType: string): string => resourceType.split("::").at(-1) ?? "";

/**
 * The resource that a call is about: the one whose type the call's name says (`AuthorizeSecurityGroupIngress` is about the
 * security group, although it names its VPC too), or else the first; the account itself where it names none.
 */
export function subjectOf(
  eventName: string,
  resources: readonly EventResource[],
  accountId: string,
): EventResource {
  const said = resources.filter(({ resourceType }) => {
    const part = lastPart(resourceType);
    return part !== "" && eventName.includes(part);
  });
  const longest = said.toSorted(
    (left, right) => lastPart(right.resourceType).length - lastPart(left.resourceType).length,
  )[0];
  return longest ?? resources[0] ?? { resourceType: "AWS::::Account", resourceId: accountId };
}
