import { describe, expect, it } from "vitest";
import { aRecordingScope } from "../testing/a-recording-scope.ts";
import { recordingSummary } from "./recording-summary.ts";

describe("what AWS Config records, in short", () => {
  it("counts account-Regions, not recorders", () => {
    const { total, counts } = recordingSummary([
      aRecordingScope({ recorderName: "default", state: "stopped", stoppedAt: "2026-11-01T00:00:00Z" }),
      aRecordingScope({ recorderName: "service" }),
      aRecordingScope({ region: "eu-west-1", state: "none" }),
    ]);
    expect({ total, counts }).toEqual({
      total: 2,
      counts: { recording: 1, failing: 0, stopped: 0, none: 1, unknown: 0 },
    });
  });

  it("names what is in trouble, the worst first, and the first stop", () => {
    const summary = recordingSummary([
      aRecordingScope(),
      aRecordingScope({ region: "a", excludedTypes: ["AWS::EC2::Volume"] }),
      aRecordingScope({ region: "b", state: "none", allSupported: null }),
      aRecordingScope({ region: "c", state: "stopped", stoppedAt: "2026-11-20T00:00:00Z" }),
      aRecordingScope({ region: "d", state: "stopped", stoppedAt: "2026-11-10T00:00:00Z" }),
      aRecordingScope({ region: "e", state: "failing" }),
    ]);
    expect(summary.troubled.map(({ region }) => region)).toEqual(["e", "c", "d", "b", "a"]);
    expect(summary.stoppedAt).toBe("2026-11-10T00:00:00Z");
    expect(summary.partial).toBe(1);
  });

  it("is complete from the time on from which every account-Region is", () => {
    const summary = recordingSummary([
      aRecordingScope({ completeFrom: "2026-10-01T00:00:00.000Z", unfinished: 3 }),
      aRecordingScope({ region: "a", completeFrom: "2026-11-01T00:00:00.000Z", unfinished: 2 }),
      aRecordingScope({ region: "b" }),
    ]);
    expect(summary.completeFrom).toBe("2026-11-01T00:00:00.000Z");
    expect(summary.unfinished).toBe(5);
  });
});
