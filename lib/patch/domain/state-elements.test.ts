import { describe, expect, it } from "vitest";
import { type PatchState, patchStateCodes } from "#lib/patch/contract/patch-state.ts";
import { patchStateOf, readStateElement, stateElement } from "./state-elements.ts";

describe("an element of a node's patches", () => {
  it.each(Object.keys(patchStateCodes) as PatchState[])("holds a patch and that it is %s", (state) => {
    for (const patchId of [1, 4_711, 134_217_727]) {
      const element = stateElement(patchId, state);
      expect(element).toBe(patchId * 16 + patchStateCodes[state]);
      expect(readStateElement(element)).toEqual({ patchId, state });
    }
  });

  it("is none where the code means nothing", () => {
    expect(readStateElement(16)).toBeNull();
  });

  it.each([
    ["Installed", "Installed"],
    ["INSTALLED_PENDING_REBOOT", "InstalledPendingReboot"],
    ["NOT_APPLICABLE", "NotApplicable"],
    ["AvailableSecurityUpdate", "AvailableSecurityUpdate"],
    ["Exploded", null],
    [undefined, null],
  ])("takes AWS's word %s as %s", (word, state) => {
    expect(patchStateOf(word)).toBe(state);
    if (state !== null) expect(patchStateCodes).toHaveProperty(state);
  });
});
