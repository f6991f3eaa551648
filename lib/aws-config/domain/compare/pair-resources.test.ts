import { describe, expect, it } from "vitest";
import { pairResources } from "./pair-resources.ts";

const of = (name: string, region = "eu-west-1", id = name) => ({ name, region, id });
const pairs = (...sides: Parameters<typeof pairResources<ReturnType<typeof of>>>) =>
  pairResources(...sides).map(({ name, before, after, ambiguous }) => [
    name,
    before && `${before.id}@${before.region}`,
    after && `${after.id}@${after.region}`,
    ambiguous,
  ]);

describe("resources of two accounts", () => {
  it("are pairs by name, and alone where the other account has none", () => {
    expect(pairs([of("web"), of("old")], [of("new"), of("web")])).toEqual([
      ["web", "web@eu-west-1", "web@eu-west-1", false],
      ["old", "old@eu-west-1", null, false],
      ["new", null, "new@eu-west-1", false],
    ]);
  });

  it("are pairs within their Region first, then across Regions", () => {
    const before = [of("web", "us-east-1"), of("web", "eu-west-1")];
    expect(pairs(before, [of("web", "eu-west-1"), of("web", "ap-northeast-1")])).toEqual([
      ["web", "web@eu-west-1", "web@eu-west-1", true],
      ["web", "web@us-east-1", "web@ap-northeast-1", true],
    ]);
  });

  it("say that namesakes could be paired otherwise", () => {
    expect(pairs([of("asg", "a", "1"), of("asg", "a", "2")], [of("asg", "a", "3")])).toEqual([
      ["asg", "1@a", "3@a", true],
      ["asg", "2@a", null, true],
    ]);
  });
});
