import { describe, expect, test } from "vitest";
import { csvLine } from "./csv.ts";

describe("a CSV line", () => {
  test.each<[string, Parameters<typeof csvLine>[0], string]>([
    ["plain cells", ["a", 1, true, null], "a,1,true,\r\n"],
    ["separators and quotes", ["a,b", 'say "hi"', "two\nlines"], '"a,b","say ""hi""","two\nlines"\r\n'],
    ["spaces at the edges", [" a "], '" a "\r\n'],
    ["negative numbers stay numbers", [-1], "-1\r\n"],
    ["a formula", ["=1+1"], "'=1+1\r\n"],
    ["other starts of formulas", ["+1", "-1", "@x", "\t=1", "\r=1"], "'+1,'-1,'@x,'\t=1,\"'\r=1\"\r\n"],
    ["full-width starts of formulas", ["＝1", "＋1", "－1", "＠x"], "'＝1,'＋1,'－1,'＠x\r\n"],
    ["a formula that hides behind a quote", ['=HYPERLINK("x","y")'], '"\'=HYPERLINK(""x"",""y"")"\r\n'],
  ])("%s", (_, cells, expected) => {
    expect(csvLine(cells)).toBe(expected);
  });
});
