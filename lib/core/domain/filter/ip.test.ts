import { describe, expect, test } from "vitest";
import { ipWithin, parseIpBlock } from "./ip.ts";

const within = (address: string, block: string): boolean | null => {
  const [one, other] = [parseIpBlock(address), parseIpBlock(block)];
  return one === null || other === null ? null : ipWithin(one, other);
};

describe("an address in a block", () => {
  test.each<[string, string, boolean | null]>([
    ["10.1.2.3", "10.0.0.0/8", true],
    ["11.1.2.3", "10.0.0.0/8", false],
    ["10.0.0.1", "10.0.0.1", true],
    ["10.0.0.129", "10.0.0.128/25", true],
    ["10.0.0.127", "10.0.0.128/25", false],
    ["1.2.3.4", "0.0.0.0/0", true],
    ["fd00::1", "fd00::/8", true],
    ["::ffff:10.0.0.1", "::ffff:10.0.0.0/120", true],
    ["fd00::1", "10.0.0.0/8", false],
    ["2001:db8::1", "2001:0db8:0:0:0:0:0:1", true],
    ["010.0.0.1", "10.0.0.0/8", null],
    ["1.2.3", "10.0.0.0/8", null],
    ["12345::", "::/0", null],
    ["1:2:3:4:5:6:7", "::/0", null],
    ["1:2:3:4:5:6:7:8:9", "::/0", null],
  ])("%s in %s is %s", (address, block, expected) => {
    expect(within(address, block)).toBe(expected);
  });
});
