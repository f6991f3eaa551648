import { consoleOrigin } from "#lib/core/domain/console-origin.ts";

/** Fleet Manager's page of one managed node in the AWS console. */
export function fleetManagerLink(node: { region: string; nodeId: string }): string {
  const region = encodeURIComponent(node.region);
  const id = encodeURIComponent(node.nodeId);
  return `${consoleOrigin(node.region)}/systems-manager/fleet-manager/managed-nodes/${id}/general?region=${region}`;
}

/** EC2's page of the instance behind a managed node; null for hybrid nodes, which have none. */
export function ec2InstanceLink(node: { region: string; nodeId: string }): string | null {
  if (!node.nodeId.startsWith("i-")) return null;
  const region = encodeURIComponent(node.region);
  const id = encodeURIComponent(node.nodeId);
  return `${consoleOrigin(node.region)}/ec2/home?region=${region}#InstanceDetails:instanceId=${id}`;
}
