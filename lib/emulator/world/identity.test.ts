import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeIdentity, encodeIdentity, type Identity, identityLimits } from "./identity.ts";

const anIdentity: fc.Arbitrary<Identity> = fc.record({
  accountIndex: fc.nat(identityLimits.accounts - 1),
  regionIndex: fc.nat(identityLimits.regions - 1),
  kind: fc.constantFrom("managed", "unmanaged"),
  slot: fc.nat(identityLimits.slots - 1),
  generation: fc.nat(identityLimits.generations - 1),
});

describe("an id", () => {
  it("leads back to its place", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), anIdentity, (seed, identity) => {
        const digits = encodeIdentity(seed, identity);
        expect(digits).toMatch(/^[0-9a-f]{16}$/);
        expect(decodeIdentity(seed, `i-0${digits}`)).toEqual(identity);
        expect(decodeIdentity(seed, `mi-0${digits}`)).toEqual(identity);
      }),
    );
  });

  it.each(["", "i-123", "vol-00000000000000000", "i-1aaaaaaaaaaaaaaaa", "i-0AAAAAAAAAAAAAAAA"])(
    "is not one in the form of %j",
    (text) => {
      expect(decodeIdentity(1, text)).toBeUndefined();
    },
  );
});
