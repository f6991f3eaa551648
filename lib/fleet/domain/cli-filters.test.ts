import { describe, expect, test } from "vitest";
import { cliFilters } from "./cli-filters.ts";

describe("a filter as AWS's own filters", () => {
  test("gives what the API can do in its own spelling", () => {
    expect(
      cliFilters("platform:windows,linux status:connectionlost tag:Env=prod,dev tag:Owner agent=3.3.1"),
    ).toEqual({
      filters: [
        { key: "PlatformTypes", values: ["Windows", "Linux"] },
        { key: "PingStatus", values: ["ConnectionLost"] },
        { key: "tag:Env", values: ["prod", "dev"] },
        { key: "tag-key", values: ["Owner"] },
        { key: "AgentVersion", values: ["3.3.1"] },
      ],
      rest: [],
    });
  });

  test.each([
    "ping!=Online",
    "agent<3.3",
    "agent:3.3",
    "-platform:Windows",
    "app:nginx",
    "web",
    "ping:none",
    "id:i-0*",
    "tag:Env!=prod",
    "ping:Online OR platform:Windows",
  ])("says of %j that the API cannot do it", (text) => {
    expect(cliFilters(text)).toEqual({ filters: [], rest: [text] });
  });

  test("a filter that cannot be read is not half done", () => {
    expect(cliFilters("ping:Online (")).toEqual({ filters: [], rest: ["ping:Online ("] });
  });
});
