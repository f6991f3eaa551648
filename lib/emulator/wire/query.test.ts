import { describe, expect, it } from "vitest";
import { AwsError } from "./errors.ts";
import { parseForm, readForm } from "./query.ts";
import { readShape, type StructureShape } from "./shape.ts";

const filter = [3, "ns", "Filter", 0, ["Name", "Values"], [0, [() => values, { xmlName: "Value" }]]];
const values = [1, "ns", "Values", 0, [0, { xmlName: "item" }]];
const ec2Shape = readShape([
  3,
  "ns",
  "Ec2Request",
  0,
  ["InstanceIds", "Filters", "MaxResults", "DryRun", "Since"],
  [
    [() => values, { xmlName: "InstanceId" }],
    [[1, "ns", "Filters", 0, [() => filter, { xmlName: "Filter" }]], { xmlName: "Filter" }],
    1,
    [2, { ec2QueryName: "DryRun", xmlName: "dryRun" }],
    4,
  ],
]) as StructureShape;
const queryShape = readShape([
  3,
  "ns",
  "QueryRequest",
  0,
  ["Names", "Flat", "Attributes"],
  [
    [1, "ns", "Names", 0, 0],
    [[1, "ns", "Flat", 0, 0], { xmlFlattened: 1 }],
    [2, "ns", "Attributes", 0, 0, 0],
  ],
]) as StructureShape;

const ec2 = (form: string) => readForm(ec2Shape, parseForm(new URLSearchParams(form)), "", { ec2: true });
const query = (form: string) =>
  readForm(queryShape, parseForm(new URLSearchParams(form)), "", { ec2: false });

describe("reading EC2 Query", () => {
  it("reads numbered lists in numeric order, however many", () => {
    const form = Array.from({ length: 12 }, (_, index) => `InstanceId.${12 - index}=i-${12 - index}`).join(
      "&",
    );
    expect(ec2(form)).toEqual({ InstanceIds: Array.from({ length: 12 }, (_, index) => `i-${index + 1}`) });
  });

  it("reads structures in lists", () => {
    expect(ec2("Filter.1.Name=tag:Env&Filter.1.Value.1=prod&Filter.1.Value.2=&Filter.2.Name=vpc-id")).toEqual(
      {
        Filters: [{ Name: "tag:Env", Values: ["prod", ""] }, { Name: "vpc-id" }],
      },
    );
  });

  it("reads scalars and leaves out parameters it does not know", () => {
    expect(ec2("Action=X&MaxResults=5&DryRun=true&Since=2026-03-02T10%3A00%3A00Z&Other=1")).toEqual({
      MaxResults: 5,
      DryRun: true,
      Since: new Date("2026-03-02T10:00:00Z"),
    });
  });

  it.each(["MaxResults=five", "MaxResults=", "DryRun=yes", "Since=then", "InstanceId.x=1", "MaxResults.1=5"])(
    "refuses %s",
    (form) => {
      expect(() => ec2(form)).toThrow(AwsError);
    },
  );
});

describe("reading AWS Query", () => {
  it("reads wrapped and flattened lists, and maps", () => {
    expect(
      query("Names.member.1=a&Names.member.2=b&Flat.1=c&Attributes.entry.1.key=k&Attributes.entry.1.value=v"),
    ).toEqual({
      Names: ["a", "b"],
      Flat: ["c"],
      Attributes: { k: "v" },
    });
  });

  it("reads an empty parameter as an empty list", () => {
    expect(query("Names=")).toEqual({ Names: [] });
  });

  it("refuses a map entry without key", () => {
    expect(() => query("Attributes.entry.1.value=v")).toThrow(AwsError);
  });
});
