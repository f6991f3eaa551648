import { InvalidLimitException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { getDiscoveredResourceCounts } from "./get-discovered-resource-counts.ts";

const { world, prod, without, of } = configRequests();

describe("GetDiscoveredResourceCounts", () => {
  it("counts what the lists have, the most first", async () => {
    const { resourceCounts = [], totalDiscoveredResources } = await getDiscoveredResourceCounts({}, prod);
    for (const { resourceType = "", count } of resourceCounts)
      expect([resourceType, count]).toEqual([
        resourceType,
        [...world.config.items(prod.accountId, prod.region, resourceType, prod.now)].length,
      ]);
    const counts = resourceCounts.map(({ count = 0 }) => count);
    expect(counts).toEqual([...counts].sort((left, right) => right - left));
    expect(totalDiscoveredResources).toBe(counts.reduce((left, right) => left + right, 0));
  });

  it("counts chosen types only, and none that the recorder leaves out", async () => {
    const resourceTypes = ["AWS::EC2::Volume", "AWS::EC2::Instance"];
    const { resourceCounts = [] } = await getDiscoveredResourceCounts({ resourceTypes }, of("data"));
    expect(resourceCounts.map(({ resourceType }) => resourceType)).toEqual(["AWS::EC2::Instance"]);
  });

  it("counts nothing without a recorder, and refuses a negative limit", async () => {
    expect(await getDiscoveredResourceCounts({}, without)).toMatchObject({ totalDiscoveredResources: 0 });
    expect(() => getDiscoveredResourceCounts({ limit: -1 }, prod)).toThrow(InvalidLimitException);
  });
});
