import { describe, expect, test } from "vitest";
import { wordQuery, wordsOf } from "./search-words.ts";

describe("the words of a text", () => {
  test.each([
    ["AWS::EC2::SecurityGroup", ["AWS", "EC2", "SecurityGroup"]],
    ["deploy/pipeline@prod", ["deploy", "pipeline@prod"]],
    ["10.0.0.0/8", ["10.0.0.0", "8"]],
    [":/ *", []],
    ["日本語 İ", ["日本語", "İ"]],
    ["😀".repeat(70), ["😀".repeat(64)]],
    [`${"x".repeat(70)}`, ["x".repeat(64)]],
  ])("%s", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe("a query of words", () => {
  test("asks for all of them, of the last for its beginning", () => {
    expect(wordQuery("security gro", true)).toBe("'security' & 'gro':*");
    expect(wordQuery("security gro", false)).toBe("'security' & 'gro'");
  });

  test("cannot be broken out of", () => {
    expect(wordQuery("a' | 'b \\", true)).toBe("'a' & 'b':*");
    expect(wordQuery("***", true)).toBeNull();
  });
});
