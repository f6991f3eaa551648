import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromLocalInput, toLocalInput } from "./local-time.ts";

describe("local input", () => {
  const zones = [
    "UTC",
    "Asia/Tokyo",
    "America/New_York",
    "Europe/London",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
  ];

  it("comes back as the same minute of the same zone, whatever the instant", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2001-01-01"), max: new Date("2037-01-01"), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (date, zone) => {
          const local = toLocalInput(date.toISOString(), zone);
          const back = fromLocalInput(local, zone);
          expect(back).not.toBeNull();
          expect(toLocalInput(back ?? "", zone)).toBe(local);
        },
      ),
    );
  });

  it("moves a time that the clocks skip past the skip", () => {
    expect(fromLocalInput("2026-03-29T01:30", "Europe/London")).toBe("2026-03-29T01:30:00.000Z");
  });

  it("takes the first of two when the clocks repeat a time", () => {
    expect(fromLocalInput("2026-10-25T01:30", "Europe/London")).toBe("2026-10-25T00:30:00.000Z");
  });

  it.each(["", "2026-11-23", "2026-13-40T10:00", "soon"])("refuses %j", (text) => {
    expect(fromLocalInput(text, "UTC")).toBeNull();
  });
});
