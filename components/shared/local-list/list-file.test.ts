import { expect, test } from "vitest";
import { listFields } from "./list-field.ts";
import { listFile } from "./list-file.ts";

interface Row {
  name: string;
  owners: string[];
  broken: number | null;
}

const field = listFields<Row>((id) => `The ${id}`);
const fields = [
  field("name", "text", 100, (row) => row.name),
  field("nonCompliant", "number", 100, (row) => row.broken, { format: () => "1,234 of many" }),
  field("owners", "keyword", 100, (row) => row.owners, { word: (value) => `worded ${value}` }),
];

test("a file has values as they are, safe for spreadsheets, and unknown ones empty", async () => {
  const rows = [
    { name: "=cmd|' /C calc'!A0", owners: ["AWS", "B"], broken: 1234 },
    { name: "b", owners: [], broken: null },
  ];
  expect(await listFile(rows, fields, "csv").text()).toBe(
    "\uFEFFname,noncompliant,owners\r\n'=cmd|' /C calc'!A0,1234,\"AWS, B\"\r\nb,,\r\n",
  );
  expect(JSON.parse(await listFile(rows, fields, "json").text())).toEqual([
    { name: "=cmd|' /C calc'!A0", noncompliant: 1234, owners: ["AWS", "B"] },
    { name: "b", noncompliant: null, owners: [] },
  ]);
});
