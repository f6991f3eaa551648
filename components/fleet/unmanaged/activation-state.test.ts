import { describe, expect, test } from "vitest";
import { activationState } from "./activation-state.ts";

const now = "2026-11-23T00:00:00Z";
const state = (expired: boolean | null, expiresAt: string | null, registrationsLeft: number | null) =>
  activationState({ expired, expiresAt, registrationsLeft }, now);

describe("the state of a hybrid activation", () => {
  test("AWS's own word that it has expired decides", () => {
    expect(state(true, "2027-01-01T00:00:00Z", 5)).toBe("expired");
  });

  test("a passed expiry is expired even before AWS says so", () => {
    expect(state(false, "2026-11-22T00:00:00Z", 5)).toBe("expired");
  });

  test("without registrations left it is used up, with a day left it is expiring, otherwise open", () => {
    expect(state(false, "2026-12-22T00:00:00Z", 0)).toBe("used_up");
    expect(state(false, "2026-11-24T00:00:00Z", 5)).toBe("expiring");
    expect(state(false, "2026-12-22T00:00:00Z", 5)).toBe("open");
  });

  test("without any fact it is unknown, never open", () => {
    expect(state(null, null, null)).toBe("unknown");
  });
});
