import { describe, expect, it } from "vitest";
import { packIdOf, sharedPackName, sharedRuleName } from "./shared-name.ts";

describe("names that are the same in every account", () => {
  it.each([
    ["restricted-ssh", "restricted-ssh"],
    ["encrypted-volumes-conformance-pack-ab12cd34e", "encrypted-volumes"],
    ["OrgConfigRule-encrypted-volumes-ab12cd34", "encrypted-volumes"],
    ["my-conformance-pack-rule", "my-conformance-pack-rule"],
  ])("of the rule %s is %s", (ruleName, expected) => {
    expect(sharedRuleName(ruleName)).toBe(expected);
  });

  it("of a pack lacks what the organisation puts around it", () => {
    expect(sharedPackName("OrgConformsPack-Best-Practices-ab12cd34")).toBe("Best-Practices");
    expect(sharedPackName("Best-Practices")).toBe("Best-Practices");
  });

  it("and a rule of a pack names the pack's id", () => {
    expect(packIdOf("encrypted-volumes-conformance-pack-ab12cd34e")).toBe("conformance-pack-ab12cd34e");
    expect(packIdOf("restricted-ssh")).toBeNull();
  });
});
