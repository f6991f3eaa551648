import { expect, test } from "vitest";
import { worstOutcome } from "./worst-outcome.ts";

const none = { failed: 0, unreachable: 0, cancelled: 0, running: 0, unknown: 0, succeeded: 0 };

test("one node that failed outweighs all that succeeded, and what is unknown is no success", () => {
  expect(worstOutcome({ ...none, succeeded: 40, failed: 1, running: 2 })).toBe("failed");
  expect(worstOutcome({ ...none, succeeded: 40, unknown: 1 })).toBe("unknown");
  expect(worstOutcome({ ...none, succeeded: 40 })).toBe("succeeded");
  expect(worstOutcome(none)).toBeNull();
});
