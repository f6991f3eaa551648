import { describe, expect, it } from "vitest";
import { findLines, isProduct, sourceFiles } from "./source-files.ts";

const product = ["app", "components", "lib"]
  .flatMap((folder) => sourceFiles(folder))
  .filter(isProduct)
  .filter((file) => !/^lib\/(emulator|launcher|bench)\//.test(file.path));

/** First segments of the console's addresses: `api` and each folder of pages. */
const segments = [
  ...new Set([
    "api",
    ...sourceFiles("app", /^page\.tsx$/)
      .map((file) => file.path.replace(/^app\/(\([^)]*\)\/)?/, "").split("/")[0] ?? "")
      .filter((segment) => /^[a-z]/.test(segment) && segment !== "page.tsx"),
  ]),
];

describe("addresses and query keys", () => {
  it("knows the pages it is looking for", () => {
    expect(segments).toEqual(expect.arrayContaining(["api", "fleet", "sign-in"]));
  });

  it("are written in hrefs.ts and nowhere else", () => {
    const written = new RegExp(`["'\`]/(${segments.join("|")})(["'\`/?]|\\$\\{)`);
    const files = product.filter((file) => file.path !== "lib/core/contract/hrefs.ts");
    expect(findLines(files, written).filter((line) => !/^\S+: (\*|\/\/|\/\*)/.test(line))).toEqual([]);
  });

  it("come from the query-keys.ts of a contract", () => {
    const files = product.filter((file) => !file.path.endsWith("/contract/query-keys.ts"));
    expect(findLines(files, /[qQ]ueryKey:\s*\[|[sg]etQueryData(<[^>]*>)?\(\s*\[/)).toEqual([]);
  });
});
