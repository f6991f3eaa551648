/** An address or a block: its bytes (4 or 16) and how many leading bits count. */
export interface IpBlock {
  bytes: readonly number[];
  bits: number;
}

/** Reads `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`; null when it is neither. Without a length all bits count. */
export function parseIpBlock(text: string): IpBlock | null {
  const match = /^([0-9a-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(text);
  if (match?.[1] === undefined) return null;
  const bytes = match[1].includes(":") ? ipv6(match[1]) : ipv4(match[1]);
  if (bytes === null) return null;
  const bits = match[2] === undefined ? bytes.length * 8 : Number(match[2]);
  return bits > bytes.length * 8 ? null : { bytes, bits };
}

/** Whether the address lies in the block; an address of the other family never does. */
export function ipWithin(address: IpBlock, block: IpBlock): boolean {
  if (address.bytes.length !== block.bytes.length || address.bits < block.bits) return false;
  return block.bytes.every((byte, index) => {
    const bits = Math.min(8, Math.max(0, block.bits - index * 8));
    const mask = (0xff << (8 - bits)) & 0xff;
    return (byte & mask) === ((address.bytes[index] ?? 0) & mask);
  });
}

function ipv4(text: string): number[] | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  const bytes = parts.map((part) => (/^(0|[1-9]\d{0,2})$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

function ipv6(text: string): number[] | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head, tail] = halves.map((half) => groups(half));
  if (head === null || head === undefined || tail === null) return null;
  if (tail === undefined) return head.length === 16 ? head : null;
  const missing = 16 - head.length - tail.length;
  return missing < 2 ? null : [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function groups(half: string): number[] | null {
  if (half === "") return [];
  const parts = half.split(":");
  const bytes: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.includes(".") && index === parts.length - 1) {
      const last = ipv4(part);
      if (last === null) return null;
      bytes.push(...last);
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return null;
      const group = Number.parseInt(part, 16);
      bytes.push(group >> 8, group & 0xff);
    }
  }
  return bytes;
}
