import type { Mutation } from "./overlay.ts";
import { hex, mix } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";

/** Addresses of one instance or hybrid node. A VPC per account-Region has a /16 of its own, cut into sixteen /20 subnets. */
export interface Addresses {
  privateIp: string;
  vpcId: string;
  subnetId: string;
  availabilityZone: string;
  availabilityZoneId: string;
  publicIp: string | undefined;
  macAddress: string;
}

const zoneLetters = ["a", "b", "c"] as const;

/** The host's place in its /16. An odd factor permutes the 65,536 addresses: neighbours spread without colliding. */
const hostOf = (slot: Slot, churnGeneration: number): number => {
  const place = slot.kind === "managed" ? slot.slot : slot.slot + slot.scope.managedSlots;
  return ((place + slot.generation * 8191 + churnGeneration * 4093) * 40503) & 0xffff;
};

/** The private address, unless `act` gave another. */
export const privateIpOf = (
  slot: Slot,
  churnGeneration: number,
  mutation: Mutation | undefined,
  time: number,
): string => {
  const given = mutation?.ipAddress;
  if (given !== undefined && time >= given.at) return given.address;
  const host = hostOf(slot, churnGeneration);
  if (slot.hybrid) return `192.168.${host >>> 8}.${host & 0xff}`;
  const network = 16 + ((slot.scope.accountIndex * 7 + slot.scope.regionIndex) % 128);
  return `10.${network}.${host >>> 8}.${Math.min(254, Math.max(4, host & 0xff))}`;
};

export const macAddressOf = (slot: Slot): string =>
  ["0a", ...(hex(slot.key, salt.networkInterface, 10).match(/../g) ?? [])].join(":");

export const addressesOf = (
  slot: Slot,
  churnGeneration: number,
  mutation: Mutation | undefined,
  time: number,
): Addresses => {
  const { scope } = slot;
  const subnet = hostOf(slot, churnGeneration) >>> 12;
  const zone = subnet % 3;
  const publicIp = slot.service.tier === "web" && !slot.hybrid && mix(slot.placeKey, salt.publicIp) % 3 === 0;
  const second = mix(slot.key, salt.publicIp + 1);
  return {
    privateIp: privateIpOf(slot, churnGeneration, mutation, time),
    vpcId: `vpc-0${hex(scope.key, 1, 16)}`,
    subnetId: `subnet-0${hex(scope.key, 100 + subnet, 16)}`,
    availabilityZone: `${scope.region}${zoneLetters[zone]}`,
    availabilityZoneId: `${scope.zonePrefix}-az${zone + 1}`,
    publicIp: publicIp
      ? `198.${18 + (second & 1)}.${(second >>> 1) & 0xff}.${1 + ((second >>> 9) % 254)}`
      : undefined,
    macAddress: macAddressOf(slot),
  };
};
