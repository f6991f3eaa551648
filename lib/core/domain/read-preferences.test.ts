import { describe, expect, it } from "vitest";
import { serialiseZone } from "./preferences.ts";
import { chooseLocale, parseTheme, parseZone } from "./read-preferences.ts";

describe("chooseLocale", () => {
  it.each([
    ["ja", null, "ja"],
    ["en", "ja", "en"],
    [undefined, "ja,en-US;q=0.7", "ja"],
    [undefined, "en-US,en;q=0.9,ja;q=0.8", "en"],
    [undefined, "fr, ja;q=0.4, en;q=0.3", "ja"],
    [undefined, "ja;q=0, en;q=0.1", "en"],
    [undefined, "de", "en"],
    ["tlh", null, "en"],
  ] as const)("cookie %s with Accept-Language %s is %s", (cookie, header, expected) => {
    expect(chooseLocale(cookie, header)).toBe(expected);
  });
});

describe("parseZone", () => {
  it.each([
    ["UTC", { kind: "utc", zone: "UTC", resolved: true }],
    ["browser:Asia/Tokyo", { kind: "browser", zone: "Asia/Tokyo", resolved: true }],
    ["Europe/London", { kind: "named", zone: "Europe/London", resolved: true }],
  ] as const)("reads %s and writes it back", (value, expected) => {
    expect(parseZone(value)).toEqual(expected);
    expect(serialiseZone(parseZone(value))).toBe(value);
  });

  it.each([undefined, "", "Mars/Olympus", "browser:", "browser:Nowhere"])(
    "takes %j for a browser zone that is not known yet, shown in UTC until it is",
    (value) => {
      expect(parseZone(value)).toEqual({ kind: "browser", zone: "UTC", resolved: false });
    },
  );
});

describe("parseTheme", () => {
  it("falls back to the system's theme", () => {
    expect(parseTheme("dark")).toBe("dark");
    expect(parseTheme("sepia")).toBe("system");
    expect(parseTheme(undefined)).toBe("system");
  });
});
