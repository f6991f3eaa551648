import { expect, test } from "vitest";
import { resultCsv, resultJson } from "./result-file.ts";

const result = {
  columns: [
    { name: "id", type: "bigint" },
    { name: "name", type: "text" },
    { name: "tags", type: "jsonb" },
    { name: "name", type: "boolean" },
  ],
  rows: [
    ["9007199254740993", "=cmd()", '{"a": [1]}', "true"],
    ["-5", null, "null", null],
  ],
};

test("JSON keeps kinds of values, exact numbers and columns of one name", () => {
  expect(JSON.parse(resultJson(result))).toEqual([
    { id: "9007199254740993", name: "=cmd()", tags: { a: [1] }, name_2: true },
    { id: -5, name: null, tags: null, name_2: null },
  ]);
  expect(resultJson({ ...result, rows: [] })).toBe("[]\n");
});

test("CSV runs nothing in a spreadsheet, and leaves negative numbers alone", () => {
  expect(resultCsv(result).split("\r\n")).toEqual([
    "\uFEFFid,name,tags,name",
    `9007199254740993,'=cmd(),"{""a"": [1]}",true`,
    "-5,,null,",
    "",
  ]);
});
