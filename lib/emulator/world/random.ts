/** The whole world is drawn from these: 32-bit integers in, the same 32-bit integer out, in any order of asking. */
export const mix = (key: number, salt: number): number => {
  let hash = key ^ Math.imul(salt + 0x7f4a7c15, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** A key from text (FNV-1a), stirred. */
export const keyOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix(hash, text.length);
};

/** 0 ≤ unit < 1 */
export const unit = (key: number, salt: number): number => mix(key, salt) / 0x1_0000_0000;

/** An integer from `from` up to and without `to`. */
export const between = (key: number, salt: number, from: number, to: number): number =>
  from + Math.floor(unit(key, salt) * (to - from));

export const pick = <Item>(items: readonly Item[], key: number, salt: number): Item => {
  const item = items[mix(key, salt) % items.length];
  if (item === undefined) throw new Error("cannot pick from nothing");
  return item;
};

/** Picks by `weight`, which need not add up to anything. */
export const pickWeighted = <Item extends { weight: number }>(
  items: readonly Item[],
  key: number,
  salt: number,
): Item => {
  let total = 0;
  for (const item of items) total += item.weight;
  let left = unit(key, salt) * total;
  for (const item of items) {
    left -= item.weight;
    if (left < 0) return item;
  }
  return pick(items, key, salt);
};

const bytes = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, "0"));

/** Eight digits by table: `toString(16)` of a 32-bit number is several times slower, and ids are most of a page. */
const eightDigits = (word: number): string =>
  `${bytes[word >>> 24]}${bytes[(word >>> 16) & 255]}${bytes[(word >>> 8) & 255]}${bytes[word & 255]}`;

export const hex = (key: number, salt: number, digits: number): string => {
  const start = mix(key, salt);
  let text = "";
  for (let part = 0; text.length < digits; part += 1) text += eightDigits(mix(start, part));
  return text.slice(0, digits);
};

export const uuid = (key: number, salt: number): string => {
  const text = hex(key, salt, 32);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20)}`;
};
