import { hostileNames } from "./catalog/hostile.ts";
import { pick } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";

/**
 * The hostile name of a slot, or none. An ordinary world has a handful (in prod's first and third Region), a hostile one
 * has one in every second slot, so that no page is without.
 */
export const hostileNameOf = (slot: Slot, names: "ordinary" | "hostile"): string | undefined => {
  const fitting = slot.hybrid ? hostileNames.filter(({ strict }) => strict) : hostileNames;
  if (names === "hostile")
    return slot.slot % 2 === 0 ? pick(fitting, slot.placeKey, salt.hostile).text : undefined;
  if (slot.scope.accountIndex !== 1 || slot.kind !== "managed") return undefined;
  if (slot.scope.regionIndex === 0) return fitting[slot.slot - 3]?.text;
  return slot.scope.regionIndex === 2 && slot.slot < 3 ? "東京本番-受注サーバー 02" : undefined;
};

const two = (value: number): string => String(value).padStart(2, "0");

/** The `Name` tag of an ordinary node, for example `prod-order-api-07`. */
export const ordinaryNameOf = (slot: Slot): string =>
  `${slot.environment}-${slot.service.name}-${two(slot.slot + 1)}`;

const windowsName = (slot: Slot): string => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  let text = "";
  for (let index = 0; index < 7; index += 1)
    text += pick([...letters], slot.key, salt.computer * 100 + index);
  return `EC2AMAZ-${text}`;
};

/** What the agent reports as its computer name; in a hostile world it reports what it likes (up to 255 characters). */
export const computerNameOf = (slot: Slot, privateIp: string, names: "ordinary" | "hostile"): string => {
  const hostile = names === "hostile" ? hostileNameOf(slot, names) : undefined;
  if (hostile !== undefined) return hostile.slice(0, 255);
  if (slot.hybrid) {
    const place =
      { "us-east-1": "iad", "eu-central-1": "fra", "ap-northeast-1": "tyo" }[slot.scope.region] ?? "dc1";
    return `${place}-${slot.service.name}-${two(slot.slot + 1)}.corp.example.com`;
  }
  if (slot.platform.platformType === "Windows") return windowsName(slot);
  if (slot.platform.platformType === "MacOS") return `ip-${privateIp.replaceAll(".", "-")}.local`;
  return privateDnsNameOf(slot.scope.region, privateIp);
};

export const privateDnsNameOf = (region: string, privateIp: string): string =>
  `ip-${privateIp.replaceAll(".", "-")}.${region === "us-east-1" ? "ec2" : `${region}.compute`}.internal`;
