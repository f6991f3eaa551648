import { describe, expect, test } from "vitest";
import { jsonLines } from "./json-lines.ts";

const none: ReadonlySet<string> = new Set();
const document = {
  b: { inner: { deep: 1 } },
  a: "text",
  rules: [{ cidrIp: "0.0.0.0/0", ports: { from: 22 } }],
  empty: null,
};

describe("the lines of a document", () => {
  test("have keys in order and fold what lies deep", () => {
    const lines = jsonLines(document, { search: "", toggled: none });
    expect(lines.map(({ path }) => path)).toEqual(["/a", "/b", "/b/inner", "/empty", "/rules", "/rules/0"]);
    expect(lines.find(({ path }) => path === "/rules/0")).toMatchObject({
      open: false,
      hint: "0.0.0.0/0",
      children: 2,
    });
  });

  test("a toggled container is the other way round", () => {
    const lines = jsonLines(document, { search: "", toggled: new Set(["/b", "/rules/0"]) });
    const paths = lines.map(({ path }) => path);
    expect(paths).not.toContain("/b/inner");
    expect(paths).toContain("/rules/0/cidrIp");
  });

  test("a search leaves what has the words, with what leads there", () => {
    const paths = jsonLines(document, { search: "0.0.0", toggled: none }).map(({ path }) => path);
    expect(paths).toEqual(["/rules", "/rules/0", "/rules/0/cidrIp"]);
    expect(jsonLines(document, { search: "inner", toggled: none }).map(({ path }) => path)).toContain(
      "/b/inner/deep",
    );
    expect(jsonLines(document, { search: "nowhere", toggled: none })).toEqual([]);
  });
});
