/** IPv4 addresses from `low` to `high`, both included. */
export interface AddressRange {
  low: number;
  high: number;
}

const pattern = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

/** Reads `10.0.0.1` or `10.0.0.0/24`; undefined for what is neither. */
export function addressRange(text: string): AddressRange | undefined {
  const parts = pattern.exec(text)?.slice(1, 5).map(Number);
  const bits = Number(pattern.exec(text)?.[5] ?? 32);
  if (parts === undefined || parts.some((part) => part > 255) || bits > 32) return undefined;
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  const size = 2 ** (32 - bits);
  const low = address - (address % size);
  return { low, high: low + size - 1 };
}
