import { describe, expect, test } from "vitest";
import { filterRegistry } from "./fields.ts";
import { countFacets, filterRows, suggestFromRows } from "./local-rows.ts";
import type { LocalField } from "./match-row.ts";

interface Rule {
  name: string;
  owner: string | null;
  packs: string[];
  broken: number | null;
  automatic: boolean;
  at: string | null;
}

const one = <Value>(value: Value | null) => (value === null ? [] : [value]);
const field = (
  key: string,
  kind: LocalField<Rule>["kind"],
  values: LocalField<Rule>["values"],
  facet = false,
): LocalField<Rule> => ({ key, kind, aliases: [], values, facet });

const registry = filterRegistry([
  field("name", "text", (row) => [row.name]),
  {
    ...field("owner", "keyword", (row) => one(row.owner), true),
    shown: (row) => (row.owner === "AWS" ? "managed" : row.owner),
  },
  field("pack", "keyword", (row) => row.packs, true),
  field("broken", "number", (row) => one(row.broken)),
  field("automatic", "boolean", (row) => [row.automatic]),
  field("at", "time", (row) => one(row.at)),
]);

const rows: Rule[] = [
  {
    name: "s3-encryption",
    owner: "AWS",
    packs: ["cis", "pci"],
    broken: 12,
    automatic: true,
    at: "2026-11-20T00:00:00Z",
  },
  { name: "sg-open (ssh)", owner: "AWS", packs: ["cis"], broken: 0, automatic: false, at: null },
  {
    name: "Tag.Owner",
    owner: "CUSTOM",
    packs: [],
    broken: null,
    automatic: false,
    at: "2026-11-25T12:00:00Z",
  },
];
const list = { rows, registry, now: new Date("2026-11-26T00:00:00Z") };
const names = (filter: string) => filterRows(list, filter).map(({ name }) => name);

describe("a list that is whole in the browser", () => {
  test.each([
    ["", ["s3-encryption", "sg-open (ssh)", "Tag.Owner"]],
    ["ENCRYPT", ["s3-encryption"]],
    ["managed", ["s3-encryption", "sg-open (ssh)"]],
    ['"(ssh)"', ["sg-open (ssh)"]],
    ["tag.owner", ["Tag.Owner"]],
    ["tagxowner", []],
    ["name:s*n", ["s3-encryption"]],
    ["name=s3", []],
    ["owner:aws pack:pci", ["s3-encryption"]],
    ["pack:cis,pci", ["s3-encryption", "sg-open (ssh)"]],
    ["-pack:cis", ["Tag.Owner"]],
    ["pack:none", ["Tag.Owner"]],
    ["broken>0", ["s3-encryption"]],
    ["broken<=0", ["sg-open (ssh)"]],
    ["broken!=0", ["s3-encryption", "Tag.Owner"]],
    ["broken:none OR automatic:yes", ["s3-encryption", "Tag.Owner"]],
    ["at<24h", ["Tag.Owner"]],
    ["at:2026-11-20", ["s3-encryption"]],
    ["at:*", ["s3-encryption", "Tag.Owner"]],
  ])("%s finds what the language says", (filter, found) => {
    expect(names(filter)).toEqual(found);
  });

  test("a filter that cannot be read hides nothing", () => {
    expect(names("broken:many")).toHaveLength(3);
  });

  test("facets count every value of a row, and do not apply the filter's conditions on themselves", () => {
    const facets = countFacets(list, "owner:AWS pack:pci");
    const counts = (name: string) =>
      facets.find(({ field }) => field === name)?.values.map(({ value, count }) => [value, count]);
    expect(counts("owner")).toEqual([["AWS", 1]]);
    expect(counts("pack")).toEqual([
      ["cis", 2],
      ["pci", 1],
    ]);
    expect(
      countFacets(list, "")
        .find(({ field }) => field === "pack")
        ?.values.at(-1),
    ).toMatchObject({
      value: null,
      count: 1,
    });
  });

  test("suggestions are counted over what the rest of the filter finds", () => {
    const labels = (filter: string) =>
      suggestFromRows(list, filter, filter.length).map(({ label, count }) => [label, count]);
    expect(labels("own")).toEqual([["owner", null]]);
    expect(labels("automatic:yes pack:")).toEqual([
      ["cis", 1],
      ["pci", 1],
    ]);
    expect(labels("pack:cis,p")).toEqual([["pci", 1]]);
    expect(labels("at<7")).toEqual([["7d", null]]);
  });
});
