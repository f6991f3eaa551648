import { expect, test } from "vitest";
import { hasOlderPast } from "./use-earliest-moment.ts";

test.each([
  ["/resources", true],
  ["/resources/AWS::EC2::VPC/111122223333:us-east-1:vpc-0a1b", true],
  ["/compare", true],
  ["/changes", true],
  ["/rules", false],
  ["/", false],
])("%s answers for moments before the first pass: %s", (path, older) => {
  expect(hasOlderPast(path)).toBe(older);
});
