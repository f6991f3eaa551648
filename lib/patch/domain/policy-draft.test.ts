import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patchPolicy } from "#lib/patch/contract/policy.ts";
import { draftOf, readDraft, sameDraft } from "./policy-draft.ts";

const days = (max: number) => fc.integer({ min: 1, max });
const anyPolicy = fc.record({
  staleAfterDays: days(365),
  slaDays: fc.record({
    CRITICAL: days(3650),
    HIGH: days(3650),
    MEDIUM: days(3650),
    LOW: days(3650),
    UNSPECIFIED: days(3650),
  }),
  clock: fc.constantFrom("release" as const, "approval" as const),
});

const defaultPatchPolicy = patchPolicy.parse({});

describe("a policy that is being written", () => {
  it("comes back as the policy it was made from", () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        expect(readDraft(draftOf(policy))).toEqual({ ok: true, policy });
        expect(sameDraft(draftOf(policy), draftOf(policy))).toBe(true);
      }),
    );
  });

  it.each(["", "0", "-1", "1.5", "1e2", "3651", "seven", "７"])("does not take %j for days", (text) => {
    const draft = draftOf(defaultPatchPolicy);
    expect(readDraft({ ...draft, days: { ...draft.days, HIGH: text } })).toEqual({
      ok: false,
      faults: ["HIGH"],
    });
  });

  it("allows no older scan than the contract does", () => {
    const draft = draftOf(defaultPatchPolicy);
    const written = readDraft({ ...draft, days: { ...draft.days, staleAfterDays: "366" } });
    expect(written).toEqual({ ok: false, faults: ["staleAfterDays"] });
    expect(patchPolicy.safeParse({ ...defaultPatchPolicy, staleAfterDays: 366 }).success).toBe(false);
  });
});
