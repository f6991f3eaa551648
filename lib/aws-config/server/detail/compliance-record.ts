import type { ResourceIdentity } from "#lib/aws-config/contract/resource.ts";

/** The resource as which AWS Config records what rules found of another one. */
export function complianceRecord({
  resourceType,
  resourceId,
}: Pick<ResourceIdentity, "resourceType" | "resourceId">): { resourceType: string; resourceId: string } {
  return { resourceType: "AWS::Config::ResourceCompliance", resourceId: `${resourceType}/${resourceId}` };
}
