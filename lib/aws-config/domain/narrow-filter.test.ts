import { expect, test } from "vitest";
import { narrowFilter } from "./narrow-filter.ts";

test.each([
  ["", { type: "AWS::EC2::VPC" }, "type:AWS::EC2::VPC"],
  ["web type:AWS::EC2::Volume,AWS::EC2::VPC", { type: "AWS::EC2::VPC" }, "web type:AWS::EC2::VPC"],
  [
    "type!=AWS::EC2::Volume deleted:no",
    { type: "AWS::EC2::VPC", deleted: "yes" },
    "type:AWS::EC2::VPC deleted:yes",
  ],
  ["type:(", { type: "AWS::EC2::VPC" }, "type:AWS::EC2::VPC"],
])("%s narrowed to %o is %s", (filter, values, narrowed) => {
  expect(narrowFilter(filter, values)).toBe(narrowed);
});
