import { isObject, type Json, text } from "../json.ts";

/** How the elements of an array are known again on the other side. */
export interface ArrayIdentity {
  /** For each side and element what it is; null: it is known by its content alone. */
  names: readonly (readonly (string | null)[])[];
  /** Whether the order of the array says something. */
  ordered: boolean;
}

/** Fields that together name an element, by the array's key. Those that are present count. */
const named: Readonly<Record<string, readonly string[]>> = {
  ipPermissions: ["ipProtocol", "fromPort", "toPort"],
  ipPermissionsEgress: ["ipProtocol", "fromPort", "toPort"],
  userIdGroupPairs: ["userId", "groupId", "vpcPeeringConnectionId"],
  relationships: ["resourceType", "resourceId", "resourceName", "relationshipName"],
  blockDeviceMappings: ["deviceName"],
  attachments: ["instanceId", "device", "networkInterfaceId"],
  routes: ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"],
  entries: ["egress", "ruleNumber"],
  privateIpAddresses: ["privateIpAddress"],
  networkInterfaces: ["networkInterfaceId"],
  portMappings: ["protocol", "containerPort", "hostPort"],
};
const general = ["key", "tagKey", "id", "arn", "name", "cidrIp", "cidrIpv6", "prefixListId", "deviceName"];
const nameLike = /(Id|Arn|Name|Identifier|Key)$/;

/** Arrays of texts that are sets, whatever the texts look like. */
const sets =
  /^(not)?(action|resource)s?$|^(aws|service|federated|canonicaluser|cidrs?|architectures|events|methods|subnets?|availabilityZones|zones|.*(Ids|Arns|Groups|Names|Ranges|Zones|Subnets|Origins|Methods|Headers|Types))$/i;
const setLike =
  /^(arn:|[a-z]+-[0-9a-f]{8,}$|\d{1,3}(\.\d{1,3}){3}(\/\d+)?$|[0-9a-f:]*:[0-9a-f:]*(\/\d+)?$|\d{12}$|[a-z]{2}(-[a-z]+)+-\d[a-z]?$)/;
/** Arrays whose order means something though their elements have names. */
const sequences =
  /^(layers|command|entryPoint|args|terminationPolicies|dnsServers|domainNameServers|stages|steps)$/i;

/** The identity that holds on each side: each element has one, and no two of a side share it. */
export function identityOf(key: string, ...sides: readonly (readonly Json[])[]): ArrayIdentity {
  const samples = sides.flatMap((side) => side.slice(0, 1));
  const [sample] = samples;
  if (sample === undefined || sequences.test(key)) return byContent(sides, true);
  if (!isObject(sample)) return scalarIdentity(key, sides);
  // Statements without a Sid are known by what they say.
  if (key === "Statement") {
    const names = namesOf(sides, (element) => (isObject(element) ? text(element.Sid) : null), true);
    return names === null ? byContent(sides, false) : { names, ordered: false };
  }
  const isPascal = Object.keys(sample).every((each) => each.charAt(0) < "a");
  for (const candidate of candidates(key, samples)) {
    const fields = isPascal ? candidate.map(pascal) : candidate;
    const names = namesOf(sides, (element) => fieldsName(element, fields), false);
    if (names !== null) return { names, ordered: false };
  }
  return byContent(sides, true);
}

function byContent(sides: readonly (readonly Json[])[], ordered: boolean): ArrayIdentity {
  return { names: sides.map((side) => side.map(() => null)), ordered };
}

function scalarIdentity(key: string, sides: readonly (readonly Json[])[]): ArrayIdentity {
  const isSet = sets.test(key);
  const names = namesOf(
    sides,
    (element) => (typeof element === "string" && (isSet || setLike.test(element)) ? element : null),
    false,
  );
  return names === null ? byContent(sides, true) : { names, ordered: false };
}

function* candidates(key: string, samples: readonly Json[]): Generator<readonly string[]> {
  const fields = named[key.charAt(0).toLowerCase() + key.slice(1)];
  if (fields !== undefined) yield fields;
  for (const field of general) yield [field];
  const keys = new Set(samples.filter(isObject).flatMap((sample) => Object.keys(sample)));
  for (const field of [...keys].sort()) if (nameLike.test(field)) yield [camel(field)];
}

const pascal = (field: string): string => field.charAt(0).toUpperCase() + field.slice(1);
const camel = (field: string): string => field.charAt(0).toLowerCase() + field.slice(1);

/**
 * Protocol, ports and the like side by side, without those that are absent (a rule for all traffic has no ports) or say the
 * same as the one before (one port is its own range).
 */
function fieldsName(element: Json, fields: readonly string[]): string | null {
  if (!isObject(element)) return null;
  let name: string | null = null;
  let last: string | null = null;
  for (const field of fields) {
    const value = text(element[field]);
    if (value === null || value === last) continue;
    name = name === null ? value : `${name} ${value}`;
    last = value;
  }
  return name;
}

/** Names of all elements; null when one has none, unless some may lack it, or two of a side share one. */
function namesOf(
  sides: readonly (readonly Json[])[],
  nameOf: (element: Json) => string | null,
  partly: boolean,
): (string | null)[][] | null {
  const all: (string | null)[][] = [];
  for (const side of sides) {
    const names: (string | null)[] = [];
    const seen = new Set<string>();
    for (const element of side) {
      const name = nameOf(element);
      names.push(name === "" ? null : name);
      if (name === null || name === "") {
        if (!partly) return null;
      } else if (seen.has(name)) return null;
      else seen.add(name);
    }
    all.push(names);
  }
  return all;
}
