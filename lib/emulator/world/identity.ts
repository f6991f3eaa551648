import { mix } from "./random.ts";

/** Which of a scope's places: `managed` slots hold nodes, `unmanaged` ones EC2 instances only. */
export type SlotKind = "managed" | "unmanaged";

/** The place in the world behind an instance or node id. */
export interface Identity {
  accountIndex: number;
  regionIndex: number;
  kind: SlotKind;
  slot: number;
  /** How often the slot's instance has been replaced. */
  generation: number;
}

/** Bounds that the 64 bits of an id leave. */
export const identityLimits = { accounts: 512, regions: 32, slots: 1 << 20, generations: 1 << 22 } as const;

const magic = 0b101101;
const rounds = [0x1f83d9ab, 0x5be0cd19, 0x428a2f98, 0x71374491] as const;

const scramble = (seed: number, high: number, low: number): [number, number] => {
  let [left, right] = [high, low];
  for (const round of rounds) [left, right] = [right, (left ^ mix(right, seed ^ round)) >>> 0];
  return [left, right];
};

const unscramble = (seed: number, high: number, low: number): [number, number] => {
  let [left, right] = [high, low];
  for (const round of rounds.toReversed()) [left, right] = [(right ^ mix(left, seed ^ round)) >>> 0, left];
  return [left, right];
};

/**
 * Ids are a secret-looking permutation of the place, so that an id leads back to its place without a table of ids.
 * The 16 digits follow `i-0` or `mi-0`.
 */
export const encodeIdentity = (seed: number, identity: Identity): string => {
  const high =
    ((magic << 26) |
      (identity.accountIndex << 17) |
      (identity.regionIndex << 12) |
      ((identity.kind === "managed" ? 0 : 1) << 10) |
      (identity.generation >>> 12)) >>>
    0;
  const low = ((identity.slot << 12) | (identity.generation & 0xfff)) >>> 0;
  const [first, second] = scramble(seed, high, low);
  return first.toString(16).padStart(8, "0") + second.toString(16).padStart(8, "0");
};

const decode = (seed: number, resourceId: string, form: RegExp): Identity | undefined => {
  const digits = form.exec(resourceId);
  if (digits?.[1] === undefined || digits[2] === undefined) return undefined;
  const [high, low] = unscramble(seed, Number.parseInt(digits[1], 16), Number.parseInt(digits[2], 16));
  const kind = (high >>> 10) & 0b11;
  if (high >>> 26 !== magic || kind > 1) return undefined;
  return {
    accountIndex: (high >>> 17) & 0x1ff,
    regionIndex: (high >>> 12) & 0x1f,
    kind: kind === 0 ? "managed" : "unmanaged",
    slot: low >>> 12,
    generation: ((high & 0x3ff) << 12) | (low & 0xfff),
  };
};

/** Undefined for an id that this world never gave out. */
export const decodeIdentity = (seed: number, resourceId: string): Identity | undefined =>
  decode(seed, resourceId, /^m?i-0([0-9a-f]{8})([0-9a-f]{8})$/);

/** What belongs to one instance and has an id of its own. */
const parts = { networkInterface: 1, rootVolume: 2, dataVolume: 3 } as const;
export type InstancePart = keyof typeof parts;

const prefixOf = (part: InstancePart): string => (part === "networkInterface" ? "eni" : "vol");

/** For example `eni-0…`: leads back to the instance's place, as the instance's own id does. */
export const partIdOf = (seed: number, part: InstancePart, identity: Identity): string =>
  `${prefixOf(part)}-0${encodeIdentity(mix(seed, parts[part]), identity)}`;

export const decodePart = (seed: number, part: InstancePart, resourceId: string): Identity | undefined =>
  resourceId.startsWith(prefixOf(part))
    ? decode(mix(seed, parts[part]), resourceId, /^[a-z]+-0([0-9a-f]{8})([0-9a-f]{8})$/)
    : undefined;
