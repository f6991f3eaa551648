import { OperatingSystem } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest } from "../../testing/handler-request.ts";
import { getDefaultPatchBaseline } from "./get-default-patch-baseline.ts";

const request = aRequest();

describe("GetDefaultPatchBaseline", () => {
  it("knows one for every operating system of AWS, for Windows when none is named", async () => {
    for (const system of Object.values(OperatingSystem)) {
      const answer = await getDefaultPatchBaseline({ OperatingSystem: system }, request);
      expect(answer.OperatingSystem).toBe(system);
      expect(answer.BaselineId).toMatch(/pb-[0-9a-f]{17}$/);
    }
    expect((await getDefaultPatchBaseline({}, request)).OperatingSystem).toBe("WINDOWS");
  });
});
