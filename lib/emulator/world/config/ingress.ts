import type { ScopeLayout } from "../layout.ts";
import type { Mutation } from "../overlay.ts";
import { between, keyOf, mix, pick } from "../random.ts";
import { day, epoch, hour, minute } from "../time.ts";
import { callOf, legacyUser, person, securityAutomation, terraform } from "./actors.ts";
import { once, periodic, type Timeline } from "./timeline.ts";
import type { WorldCause, WorldResourceName } from "./types.ts";

/** An ingress rule as a description has it; all ports and protocols when there is no port. */
export interface Ingress {
  port: number | undefined;
  cidrs: readonly string[];
  cidrs6: readonly string[];
  groups: readonly string[];
}

export const ingress = (port: number | undefined, given: Partial<Omit<Ingress, "port">>): Ingress => ({
  port,
  cidrs: [],
  cidrs6: [],
  groups: [],
  ...given,
});

/** `ipPermissions` in Config's words, with the list of addresses that Config has kept from older days. */
export const permissionOf = ({ port, cidrs, cidrs6, groups }: Ingress, ownerId: string) => ({
  ...(port === undefined ? {} : { fromPort: port }),
  ipProtocol: port === undefined ? "-1" : "tcp",
  ipv6Ranges: cidrs6.map((cidrIpv6) => ({ cidrIpv6 })),
  prefixListIds: [],
  ...(port === undefined ? {} : { toPort: port }),
  userIdGroupPairs: groups.map((groupId) => ({ groupId, userId: ownerId })),
  ipv4Ranges: cidrs.map((cidrIp) => ({ cidrIp })),
  ipRanges: cidrs,
});

/** An address range that is let in again and again: `length` from `first` on, every so many milliseconds. */
interface Opening {
  port: number;
  cidr: string;
  first: number;
  every: number;
  length: number;
  opener: (key: number) => Parameters<typeof callOf>[3]["actor"];
  closer: (key: number) => Parameters<typeof callOf>[3]["actor"];
}

const never = 1000 * 365 * day;

/** On Wednesdays at 02:13 someone opens SSH of prod's web tier to the world; it is closed at 08:40. */
const story: Opening = {
  port: 22,
  cidr: "0.0.0.0/0",
  first: epoch + 2 * day + 2 * hour + 13 * minute,
  every: 7 * day,
  length: 6 * hour + 27 * minute,
  opener: legacyUser,
  closer: () => securityAutomation,
};

/** What nobody closed. */
const forgottenOf = (key: number): Opening => ({
  port: 3389,
  cidr: "0.0.0.0/0",
  first: epoch + between(key, 31, 100 * day, 900 * day),
  every: never,
  length: never,
  opener: person,
  closer: person,
});

const openingsOf = (scope: ScopeLayout, group: WorldResourceName): Opening[] => {
  const key = keyOf(group.resourceId);
  const every = between(key, 32, 12 * day, 40 * day);
  const usual: Opening = {
    port: pick([22, 3389, 8443, 9200, 5601], key, 33),
    cidr:
      mix(key, 34) % 2 === 0
        ? `10.${100 + (mix(key, 35) % 100)}.0.0/16`
        : `203.0.113.${mix(key, 35) % 256}/32`,
    first: epoch + between(key, 36, 0, 12 * day),
    every,
    length: Math.floor(every * 0.55),
    opener: mix(key, 37) % 3 === 0 ? person : () => terraform,
    closer: () => terraform,
  };
  const { account, accountIndex, regionIndex } = scope;
  const told = accountIndex === 1 && regionIndex === 0 && group.resourceName === "web-tier" ? [story] : [];
  const forgotten = account.kind === "sandbox" && group.resourceName === "base" ? [forgottenOf(key)] : [];
  return [usual, ...told, ...forgotten];
};

const ingressCall = (
  scope: ScopeLayout,
  group: WorldResourceName,
  at: number,
  opens: boolean,
  { port, cidr, actor }: { port: number; cidr: string; actor: ReturnType<Opening["opener"]> },
): WorldCause =>
  callOf(scope, keyOf(`${group.resourceId}/${port}/${cidr}`), at, {
    eventName: opens ? "AuthorizeSecurityGroupIngress" : "RevokeSecurityGroupIngress",
    service: "ec2",
    actor,
    requestParameters: {
      groupId: group.resourceId,
      ipPermissions: {
        items: [{ ipProtocol: "tcp", fromPort: port, toPort: port, ipRanges: { items: [{ cidrIp: cidr }] } }],
      },
    },
    resources: [group],
  });

/** What changes the rules of a group, by plan and by `act`. */
export const ingressChanges = (
  scope: ScopeLayout,
  group: WorldResourceName,
  mutation: Mutation | undefined,
): Timeline[] => {
  const key = keyOf(group.resourceId);
  const planned = openingsOf(scope, group).flatMap((opening) => [
    periodic(opening.first, opening.every, (at) =>
      ingressCall(scope, group, at, true, { ...opening, actor: opening.opener(mix(key, at)) }),
    ),
    periodic(opening.first + opening.length, opening.every, (at) =>
      ingressCall(scope, group, at, false, { ...opening, actor: opening.closer(mix(key, at)) }),
    ),
  ]);
  const acted = (mutation?.ingress ?? []).map(({ at, opened, ...rule }) =>
    once(at, () => ingressCall(scope, group, at, opened, { ...rule, actor: person(mix(key, at)) })),
  );
  return [...planned, ...acted];
};

/** The ranges let in at a time beside the group's standing rules. */
export const ingressAt = (
  scope: ScopeLayout,
  group: WorldResourceName,
  mutation: Mutation | undefined,
  time: number,
): Ingress[] => {
  const open = new Map<string, Ingress>();
  for (const { port, cidr, first, every, length } of openingsOf(scope, group)) {
    if (time >= first && (time - first) % every < length)
      open.set(`${port} ${cidr}`, ingress(port, { cidrs: [cidr] }));
  }
  for (const { port, cidr, at, opened } of mutation?.ingress ?? []) {
    if (at > time) continue;
    if (opened) open.set(`${port} ${cidr}`, ingress(port, { cidrs: [cidr] }));
    else open.delete(`${port} ${cidr}`);
  }
  return [...open.values()];
};
