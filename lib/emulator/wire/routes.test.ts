import { describe, expect, it } from "vitest";
import { matchRoute } from "./routes.ts";
import { loadService, wireServices } from "./services.ts";

const wire = wireServices.find(({ rest }) => rest);
if (wire === undefined) throw new Error("no service speaks REST");
const service = await loadService(wire);
const named = (method: string, path: string): string | undefined =>
  matchRoute(service, method, path)?.operation.name;

describe("REST routes", () => {
  it("prefer literal segments to labelled ones", () => {
    expect(named("GET", "/members/get")).toBeUndefined();
    expect(named("POST", "/members/get")).toBe("GetMembers");
    expect(named("GET", "/configurationPolicy/list")).toBe("ListConfigurationPolicies");
    expect(named("GET", "/configurationPolicy/get/abc")).toBe("GetConfigurationPolicy");
  });

  it("read labels decoded, and greedy ones across segments", () => {
    const arn = "arn:aws:securityhub:us-east-1:1:insight/1/2";
    const match = matchRoute(service, "GET", `/insights/results/${arn}`);
    expect(match?.operation.name).toBe("GetInsightResults");
    expect(match?.labels).toEqual({ InsightArn: arn });
    expect(matchRoute(service, "GET", "/configurationPolicy/get/a%2Fb")?.labels).toEqual({
      Identifier: "a/b",
    });
  });

  it("lead nowhere for paths that the service does not have", () => {
    expect(named("GET", "/nowhere/at/all")).toBeUndefined();
    expect(named("GET", "/configurationPolicy/get/%zz")).toBeUndefined();
  });
});
