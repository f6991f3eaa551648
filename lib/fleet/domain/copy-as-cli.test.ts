import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shellQuote } from "#lib/core/domain/shell-quote.ts";
import { copyAsCli } from "./copy-as-cli.ts";

const tokyo = { accountId: "111122223333", accountName: "prod", region: "ap-northeast-1" };

describe("copy as CLI", () => {
  test("asks each account-Region with its profile", () => {
    const text = copyAsCli({
      scopes: [tokyo, { ...tokyo, accountId: "444455556666", accountName: null, region: "us-east-1" }],
      filters: [{ key: "PlatformTypes", values: ["Windows", "Linux"] }],
      notes: ["Profiles are named after account ids."],
    });
    expect(text).toBe(
      [
        "# Profiles are named after account ids.",
        "",
        "# 111122223333 (prod) · ap-northeast-1",
        "aws ssm describe-instance-information --profile 111122223333 --region ap-northeast-1 --filters Key=PlatformTypes,Values=Windows,Linux",
        "",
        "# 444455556666 · us-east-1",
        "aws ssm describe-instance-information --profile 444455556666 --region us-east-1 --filters Key=PlatformTypes,Values=Windows,Linux",
        "",
      ].join("\n"),
    );
  });

  test("names a selection's nodes, at most 100 in one call", () => {
    const nodeIds = Array.from({ length: 250 }, (_, index) => `i-${index}`);
    const text = copyAsCli({ scopes: [{ ...tokyo, nodeIds }], filters: [], notes: [] });
    const commands = text.split("\n").filter((line) => line.startsWith("aws"));
    expect(commands.map((line) => line.match(/i-\d+/g)?.length)).toEqual([100, 100, 50]);
  });

  test("values that the shorthand would read go as JSON", () => {
    const text = copyAsCli({
      scopes: [tokyo],
      filters: [{ key: "tag:Name", values: [`a,b "c" 'd'`] }],
      notes: [],
    });
    expect(text).toContain(`--filters '[{"Key":"tag:Name","Values":["a,b \\"c\\" '\\''d'\\''"]}]'`);
  });

  test("an account's name cannot end its comment and become a command", () => {
    const text = copyAsCli({
      scopes: [{ ...tokyo, accountName: "x\nrm -rf /\u2028y" }],
      filters: [],
      notes: ["a\r\nb"],
    });
    expect(text.split(/[\r\n\u2028]/).filter((line) => line !== "" && !/^(#|aws )/.test(line))).toEqual([]);
  });

  test("a quoted word reaches the program unchanged, whatever is in it", () => {
    const word = fc
      .string({ unit: "grapheme", maxLength: 20 })
      .filter((text) => !text.includes("\0") && text !== "");
    for (const text of [
      "$(id)",
      "`id`",
      "a b",
      "''",
      "~",
      "*",
      "=x",
      "-n",
      "日本 語",
      "\\",
      ...fc.sample(word, 40),
    ]) {
      expect(execFileSync("/bin/sh", ["-c", `printf %s ${shellQuote(text)}`], { encoding: "utf8" })).toBe(
        text,
      );
    }
  });
});
