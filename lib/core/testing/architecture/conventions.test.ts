import { describe, expect, it } from "vitest";
import { findLines, sourceFiles } from "./source-files.ts";

const own = "lib/core/testing/architecture/conventions.test.ts";
const sources = ["app", "components", "lib", "e2e"]
  .flatMap((folder) => sourceFiles(folder))
  .filter((file) => file.path !== own);
const tests = sources.filter((file) => /\.(test|spec)\.tsx?$/.test(file.path));

describe("conventions", () => {
  it("leave nothing for later", () => {
    expect(findLines(sources, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  it("silence no compiler or linter", () => {
    expect(findLines(sources, /@ts-(ignore|nocheck|expect-error)|eslint-disable|oxlint-disable/)).toEqual([]);
  });

  it("name files in kebab-case", () => {
    const others = sources.filter((file) => !/^(.*\/)?(\[[.\w]+\]\/)*[a-z0-9.-]+\.tsx?$/.test(file.path));
    expect(others.map((file) => file.path)).toEqual([]);
  });

  it("run every test, once, against values and not against snapshots", () => {
    const shortcuts =
      /\b(it|test|describe)\.(skip|only|todo|fails)\b|toMatch(Inline)?Snapshot|[{,]\s*retry:\s*[1-9]/;
    expect(findLines(tests, shortcuts)).toEqual([]);
  });
});
