import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { oversizedFiles } from "./file-sizes.ts";

let folder = "";
afterEach(() => rmSync(folder, { recursive: true }));

const check = (files: Record<string, number>) => {
  folder = mkdtempSync(path.join(tmpdir(), "file-sizes-"));
  for (const [name, lines] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), "line\n".repeat(lines));
  }
  return oversizedFiles(folder, Object.keys(files));
};

describe("oversizedFiles", () => {
  it("accepts files that just fit their kind, and files that are no source", async () => {
    const fitting = {
      "lib/a.ts": 250,
      "lib/a.test.ts": 500,
      "app/(console)/fleet/page.tsx": 60,
      "app/api/x/route.ts": 40,
    };
    expect(await check({ ...fitting, "package-lock.json": 9000 })).toEqual([]);
  });

  it("names each file that is too long, with its kind's budget", async () => {
    expect(
      await check({
        "lib/a.ts": 251,
        "lib/core/testing/b.ts": 501,
        "app/page.tsx": 61,
        "app/api/route.ts": 41,
      }),
    ).toEqual([
      "lib/a.ts: 251 lines, a source may have 250",
      "lib/core/testing/b.ts: 501 lines, a test may have 500",
      "app/page.tsx: 61 lines, a page may have 60",
      "app/api/route.ts: 41 lines, a route may have 40",
    ]);
  });
});
