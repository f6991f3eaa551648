import { describe, expect, test } from "vitest";
import { type FacetChoice, facetChoices, facetTarget, withFacetChoice } from "./facet-choice.ts";
import { filterRegistry } from "./fields.ts";
import { parseFilter } from "./parse.ts";

const registry = filterRegistry([
  { key: "ping", aliases: ["status"], kind: "keyword" },
  { key: "os", aliases: [], kind: "text" },
  { key: "agent", aliases: [], kind: "version" },
  { key: "tag", aliases: [], kind: "keyed" },
  { key: "patch", aliases: [], kind: "item", words: ["failed", "compliant"] },
]);

function click(text: string, facet: string, value: string | null, choice: FacetChoice | null): string {
  const target = facetTarget(facet, registry);
  if (!target) throw new Error(`No facet ${facet}`);
  return withFacetChoice(text, registry, target, value, choice);
}

function choices(text: string, facet: string): [string | null, FacetChoice][] {
  const target = facetTarget(facet, registry);
  const parsed = parseFilter(text, registry);
  if (!target || !parsed.ok) throw new Error(`No facet ${facet} in ${text}`);
  return [...facetChoices(parsed.filter, target)];
}

describe("a click on a facet's value", () => {
  test.each([
    ["", "ping", "Online", "include", "ping:Online"],
    ["ping:Online", "ping", "Inactive", "include", "ping:Online,Inactive"],
    ["ping:Online,Inactive", "ping", "Online", null, "ping:Inactive"],
    ["ping:Online", "ping", "Online", null, ""],
    ["ping:Online", "ping", "Online", "exclude", "ping!=Online"],
    ["ping!=Online", "ping", "Online", "include", "ping:Online"],
    ["ping!=Online", "ping", "Inactive", "exclude", "ping!=Online,Inactive"],
    ["", "ping", null, "include", "ping:none"],
    ["", "patch", "failed", "include", "patch:failed"],
    ["patch:KB1 patch:failed", "patch", "compliant", "include", "patch:KB1 patch:failed,compliant"],
    ["ping:Online", "ping", null, "include", "ping:Online,none"],
    ["", "os", "Amazon Linux 2023", "include", 'os="Amazon Linux 2023"'],
    ["", "agent", "3.3.1", "include", "agent=3.3.1"],
    ["", "tag:Env", "prod", "include", "tag:Env=prod"],
    ["tag:Env=prod", "tag:Env", "dev", "exclude", "tag:Env=prod tag:Env!=dev"],
    ["tag:Team=a", "tag:Env", "prod", "include", "tag:Team=a tag:Env=prod"],
  ] as const)("%j with %s %s as %s is %j", (text, facet, value, choice, expected) => {
    expect(click(text, facet, value, choice)).toBe(expected);
  });

  test("leaves what the reader wrote as written", () => {
    expect(click('web  "a b" -(os:x OR os:y) status:Online', "ping", "Inactive", "include")).toBe(
      'web "a b" -(os:x OR os:y) ping:Online,Inactive',
    );
  });

  test("keeps an OR together, so that it still means the same", () => {
    expect(click("os:x OR os:y", "ping", "Online", "include")).toBe("(os:x OR os:y) ping:Online");
    expect(click("(web os:x)", "ping", "Online", "include")).toBe("(web os:x) ping:Online");
  });

  test("does not touch a filter with a fault", () => {
    expect(click("ping:", "ping", "Online", "include")).toBe("ping:");
  });

  test("values that look like language are quoted", () => {
    for (const value of ["none", "a*b", 'say "hi"', "a,b", "(x)"]) {
      expect(choices(click("", "ping", value, "include"), "ping")).toEqual([[value, "include"]]);
    }
  });
});

describe("a facet's ticks", () => {
  test("follow the filter's own terms, by any alias", () => {
    expect(choices("status:Online,none os:x", "ping")).toEqual([
      ["Online", "include"],
      [null, "include"],
    ]);
    expect(choices("ping!=Online", "ping")).toEqual([["Online", "exclude"]]);
  });

  test("do not follow patterns, comparisons and groups, which are more than a choice of values", () => {
    expect(choices("ping:On* agent<3", "ping")).toEqual([]);
    expect(choices("ping:Online OR ping:Inactive", "ping")).toEqual([]);
    expect(choices("agent:3.3", "agent")).toEqual([]);
  });
});
