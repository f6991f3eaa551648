const domains = [
  { prefix: "cn-", domain: "console.amazonaws.cn" },
  { prefix: "us-gov-", domain: "console.amazonaws-us-gov.com" },
] as const;

function consoleOrigin(region: string): string {
  const domain = domains.find((candidate) => region.startsWith(candidate.prefix))?.domain;
  // A Region is part of the host name: anything but a Region's characters must not reach it.
  const host = /^[a-z0-9-]{1,40}$/.test(region) ? `${region}.` : "";
  return `https://${host}${domain ?? "console.aws.amazon.com"}`;
}

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
