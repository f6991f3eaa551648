import { expect, test } from "vitest";
import type { ChangeWord } from "#lib/aws-config/contract/change-words.ts";
import { listed, toldWords } from "./told-words.ts";

const items = [
  "s3:GetObject",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:ListBucket",
  "s3:GetBucketAcl",
  "s3:*",
  "*",
];

const word = (values: ChangeWord["values"]): ChangeWord => ({
  kind: "statement_gained",
  tone: "critical",
  values,
  paths: ["/configuration/policy"],
});

test("a list inside a sentence names the first few and counts the others", () => {
  expect(listed(items.slice(0, 2))).toBe("s3:GetObject, s3:PutObject");
  expect(listed(items)).toBe(
    "s3:GetObject, s3:PutObject, s3:DeleteObject, s3:ListBucket, s3:GetBucketAcl +2",
  );
});

test("sentences that are kept have texts and numbers only, short enough to be read", () => {
  const [told] = toldWords([word({ items, count: 7, resources: ["x".repeat(2000)] })]);
  expect(told).toEqual({
    kind: "statement_gained",
    tone: "critical",
    values: { items: listed(items), count: 7, resources: `${"x".repeat(299)}…` },
  });
});
