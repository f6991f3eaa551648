const domains = [
  { prefix: "cn-", domain: "console.amazonaws.cn" },
  { prefix: "us-gov-", domain: "console.amazonaws-us-gov.com" },
] as const;

/** Origin of the AWS console of a Region, in its partition. */
export function consoleOrigin(region: string): string {
  const domain = domains.find((candidate) => region.startsWith(candidate.prefix))?.domain;
  // A Region is part of the host name: anything but a Region's characters must not reach it.
  const host = /^[a-z0-9-]{1,40}$/.test(region) ? `${region}.` : "";
  return `https://${host}${domain ?? "console.aws.amazon.com"}`;
}
