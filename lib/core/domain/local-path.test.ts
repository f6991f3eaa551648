import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localPath } from "./local-path.ts";

describe("localPath", () => {
  it("lets paths of the console through", () => {
    expect(localPath("/fleet?filter=a%20b")).toBe("/fleet?filter=a%20b");
    expect(localPath("/")).toBe("/");
  });

  it.each([
    "//evil.test",
    "/\\evil.test",
    "https://evil.test",
    "fleet",
    "",
    "/\n/evil.test",
    "/a b",
    undefined,
  ])("refuses %j", (text) => expect(localPath(text)).toBeUndefined());

  it("never leads to another origin", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      "\t",
      "\n",
      ".",
      "@",
      ":",
      "?",
      "#",
      "evil.test",
      "http:",
      "%2f",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const path = localPath(parts.join(""));
        if (path === undefined) return;
        expect(new URL(path, "https://console.test").origin).toBe("https://console.test");
      }),
    );
  });
});
