import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { brokenDocPaths } from "./doc-paths.ts";

let folder = "";
afterEach(() => rmSync(folder, { recursive: true }));

const check = (text: string, document = "docs/guide.md") => {
  folder = mkdtempSync(path.join(tmpdir(), "doc-paths-"));
  for (const name of ["docs", "lib/core"]) mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{"scripts":{"check":"true"}}');
  writeFileSync(path.join(folder, "lib/core/verb.ts"), "");
  writeFileSync(path.join(folder, "docs/other.md"), "");
  writeFileSync(path.join(folder, document), text);
  return brokenDocPaths(folder, [document]);
};

describe("brokenDocPaths", () => {
  it("accepts paths, links and scripts that exist", async () => {
    const text = "See `lib/core/verb.ts`, `lib/core/verb.ts:12`, [other](other.md#part), `npm run check`.";
    expect(await check(text)).toEqual([]);
  });

  it("names paths, links and scripts that do not exist", async () => {
    const text = "See `lib/core/gone.ts`, [other](missing.md), `gone.json` and `npm run nothing`.";
    expect(await check(text)).toEqual([
      "docs/guide.md: lib/core/gone.ts does not exist",
      "docs/guide.md: gone.json does not exist",
      "docs/guide.md: docs/missing.md does not exist",
      'docs/guide.md: there is no npm script "nothing"',
    ]);
  });

  it("leaves patterns, commands, addresses and generated files alone", async () => {
    const text =
      "`lib/<feature>/server`, `lib/*/x.ts`, `cat lib/core/gone.ts`, `.env`, [site](https://x.test/a.md), [top](#top)";
    expect(await check(text)).toEqual([]);
  });
});
