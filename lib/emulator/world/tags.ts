import { hostileNameOf, ordinaryNameOf } from "./names.ts";
import type { Mutation } from "./overlay.ts";
import { patchWaveOf, ungroupedBelow } from "./patch/patch-calendar.ts";
import { hostilePatchGroups } from "./patch/scope-baselines.ts";
import { between, keyOf, mix, pick, unit } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";
import { day, epoch, minute } from "./time.ts";
import type { Tags } from "./types.ts";

export const patchGroupOf = (slot: Slot): string =>
  `${slot.environment}-${slot.platform.platformType.toLowerCase()}-wave${1 + patchWaveOf(slot)}`;

/** How often a service of an environment is deployed. */
export const deployEveryOf = (service: string, environment: string): number =>
  between(mix(keyOf(`${service}/${environment}`), salt.deploy), 1, 3 * day, 10 * day);

/** Each service of an environment is deployed every few days, node after node within 40 minutes. */
const releasesOf = (slot: Slot): { first: number; every: number } => ({
  first: epoch + Math.floor(unit(slot.placeKey, salt.deploy) * 40 * minute),
  every: deployEveryOf(slot.service.name, slot.environment),
});

const releaseOf = (slot: Slot, time: number): string => {
  const { first, every } = releasesOf(slot);
  const count = Math.max(0, Math.floor((time - first) / every));
  return `${2 + Math.floor(count / 200)}.${Math.floor(count / 10) % 20}.${count % 10}`;
};

/** The Auto Scaling group of the instances of a place, if they are in one. */
export const autoScalingGroupOf = ({ service, environment, hybrid, placeKey }: Slot): string | undefined =>
  service.tier === "web" && !hybrid && unit(placeKey, salt.taggedness) >= ungroupedBelow
    ? `${environment}-${service.name}-asg`
    : undefined;

const ordinaryTags = (slot: Slot, time: number, churnGeneration: number): Record<string, string> => {
  const { service, environment } = slot;
  const taggedness = unit(slot.placeKey, salt.taggedness);
  if (taggedness < 0.012) return {};
  const tags: Record<string, string> = { Name: ordinaryNameOf(slot) };
  if (taggedness < ungroupedBelow) return tags;
  // A few teams write the value in their own way: what a tag report should find.
  tags.Env = taggedness > 0.985 ? environment.toUpperCase() : environment;
  tags.Team = service.team;
  tags.Service = service.name;
  tags.Tier = service.tier;
  if (taggedness < 0.9) tags.CostCenter = service.costCenter;
  tags.PatchGroup = patchGroupOf(slot);
  if (service.tier === "web" || service.tier === "app") tags.Release = releaseOf(slot, time);
  if (taggedness > 0.5 && taggedness < 0.6) tags.Owner = `${service.team}@example.com`;
  if (service.tier === "db") tags.Backup = "daily-35d";
  const group = autoScalingGroupOf(slot);
  if (group !== undefined) tags["aws:autoscaling:groupName"] = group;
  if (churnGeneration > 0) tags.Revision = `r${churnGeneration}`;
  return tags;
};

/** When the tag `Release` changes; undefined for what does not carry it. */
export const tagReleasesOf = (slot: Slot): { first: number; every: number } | undefined => {
  const { tier } = slot.service;
  const tagged = unit(slot.placeKey, salt.taggedness) >= ungroupedBelow;
  return tagged && (tier === "web" || tier === "app") ? releasesOf(slot) : undefined;
};

/** Tags of an instance or hybrid node at a time. */
export const tagsOf = (
  slot: Slot,
  time: number,
  names: "ordinary" | "hostile",
  mutation: Mutation | undefined,
  churnGeneration: number,
): Tags => {
  const tags = ordinaryTags(slot, time, churnGeneration);
  const hostile = hostileNameOf(slot, names);
  if (hostile !== undefined) {
    tags.Name = hostile;
    if (slot.slot % 3 === 0) tags.説明 = hostile;
  }
  if (names === "hostile" && tags.PatchGroup !== undefined && slot.slot % 5 === 1)
    tags.PatchGroup = pick(hostilePatchGroups, slot.placeKey, salt.hostile);
  for (const { key, value, at } of mutation?.tags ?? []) {
    if (at > time) continue;
    if (value === null) delete tags[key];
    else tags[key] = value;
  }
  return tags;
};
