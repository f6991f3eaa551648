import { isArray, isObject, type Json, type JsonObject, text } from "./json.ts";

/** One source that a security group lets in. */
export interface IngressRule extends JsonObject {
  /** The lowest and highest port; null where all are meant or the protocol has none. */
  from: number | null;
  to: number | null;
  /** `tcp`, `udp`, `icmp`, a number, or `all`. */
  protocol: string;
  /** A CIDR block, a security group or a prefix list. */
  source: string;
}

/** What the configuration of an `AWS::EC2::SecurityGroup` lets in, one entry a source; null for other types. */
export function ingressOf(resourceType: string, configuration: Json): IngressRule[] | null {
  if (resourceType !== "AWS::EC2::SecurityGroup" || !isObject(configuration)) return null;
  return listOf(member(configuration, "ipPermissions")).flatMap((permission) => {
    const protocol = text(member(permission, "ipProtocol")) ?? "-1";
    const ports =
      protocol === "-1" || protocol.startsWith("icmp")
        ? [null, null]
        : ["fromPort", "toPort"].map((name) => portOf(permission, name));
    const [from = null, to = null] = ports;
    return sourcesOf(permission).map((source) => ({
      from,
      to,
      protocol: protocol === "-1" ? "all" : protocol,
      source,
    }));
  });
}

function sourcesOf(permission: Json): string[] {
  // Config writes blocks twice: as texts in `ipRanges` and as objects in `ipv4Ranges`.
  const blocks = [
    ...listOf(member(permission, "ipRanges")).map((each) => text(each) ?? text(member(each, "cidrIp"))),
    ...listOf(member(permission, "ipv4Ranges")).map((each) => text(member(each, "cidrIp"))),
    ...listOf(member(permission, "ipv6Ranges")).map((each) => text(member(each, "cidrIpv6"))),
    ...listOf(member(permission, "userIdGroupPairs")).map((each) => text(member(each, "groupId"))),
    ...listOf(member(permission, "prefixListIds")).map((each) => text(member(each, "prefixListId"))),
  ];
  return [...new Set(blocks.filter((block) => block !== null))];
}

function portOf(permission: Json, name: string): number | null {
  const port = member(permission, name);
  return typeof port === "number" && port >= 0 ? port : null;
}

const member = (value: Json, name: string): Json | undefined => (isObject(value) ? value[name] : undefined);

const listOf = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);
