import { describe, expect, it } from "vitest";
import { historyCommand, selectCommands, selectExpression } from "./list-commands.ts";

const whereOf = (filter: string, tag: string | null = null) => {
  const { expression, rest } = selectExpression(filter, tag);
  return { where: expression.split(" WHERE ")[1] ?? null, rest };
};

describe("a filter as a query of AWS Config", () => {
  it("asks for everything where there is no filter", () => {
    expect(whereOf("")).toEqual({ where: null, rest: [] });
  });

  it("has the terms that a query can ask for, and names the others", () => {
    expect(whereOf("type:AWS::EC2::SecurityGroup region:us-east-1,eu-west-1 open:0.0.0.0/0 web")).toEqual({
      where: "resourceType = 'AWS::EC2::SecurityGroup' AND awsRegion IN ('us-east-1', 'eu-west-1')",
      rest: ["open:0.0.0.0/0", "web"],
    });
  });

  it("tells whether it names the types that it is about", () => {
    const namesTypes = (filter: string) => selectExpression(filter, null).namesTypes;
    expect(["type:AWS::EC2::*", "web type=AWS::EC2::VPC"].map(namesTypes)).toEqual([true, true]);
    expect(["", "web", "type!=AWS::EC2::VPC", "-type:AWS::EC2::VPC", "type:("].map(namesTypes)).toEqual([
      ...[false, false, false, false, false],
    ]);
  });

  it("asks for key and value of one tag, never of two", () => {
    expect(whereOf("tag:Env=prod", "Team")).toEqual({
      where: "tags.tag = 'Env=prod' AND tags.key = 'Team'",
      rest: [],
    });
  });

  it("does not narrow what the filter leaves wide", () => {
    expect(whereOf("name:web -region:us-east-1 id:sg-* zone:none changed<24h deleted:yes")).toEqual({
      where: null,
      rest: ["name:web", "-region:us-east-1", "id:sg-*", "zone:none", "changed<24h", "deleted:yes"],
    });
  });

  it("needs no condition for what is there: queries answer for nothing else", () => {
    expect(whereOf("deleted:no id=i-1")).toEqual({ where: "resourceId = 'i-1'", rest: [] });
  });

  it("is all that cannot be asked for when it has a fault", () => {
    expect(whereOf("nothing:like this")).toEqual({ where: null, rest: ["nothing:like this"] });
  });
});

describe("commands", () => {
  it("survive what names can hold", () => {
    const { expression } = selectExpression(`name="it's; rm -rf"`, null);
    const text = selectCommands([{ accountId: "111122223333", region: "us-east-1" }], expression, ["a\nb"]);
    expect(text.split("\n")).toEqual([
      "# a b",
      `aws configservice select-resource-config --profile 111122223333 --region us-east-1 --expression '${expression.replaceAll("'", `'\\''`)}'`,
      "",
    ]);
    expect(expression).toContain("resourceName = 'it''s; rm -rf'");
  });

  it("ask for the items of one resource up to the moment", () => {
    const bucket = {
      accountId: "111122223333",
      region: "us-east-1",
      resourceType: "AWS::S3::Bucket",
      resourceId: "logs",
    };
    expect(historyCommand(bucket, "2026-11-25T00:00:00Z")).toBe(
      "aws configservice get-resource-config-history --profile 111122223333 --region us-east-1 --resource-type AWS::S3::Bucket --resource-id logs --later-time 2026-11-25T00:00:00Z\n",
    );
  });
});
