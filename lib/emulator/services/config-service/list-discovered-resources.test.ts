import {
  type ListDiscoveredResourcesRequest,
  NoAvailableConfigurationRecorderException,
  ValidationException,
} from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { listDiscoveredResources } from "./list-discovered-resources.ts";

const { world, prod, without, of } = configRequests();

const list = async (input: ListDiscoveredResourcesRequest, request = prod) => {
  const found = [];
  let nextToken: string | undefined;
  do {
    const page = await listDiscoveredResources({ ...input, nextToken }, request);
    found.push(...(page.resourceIdentifiers ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
};

describe("ListDiscoveredResources", () => {
  it("pages over every resource of a type once", async () => {
    const all = await list({ resourceType: "AWS::EC2::Instance", limit: 7 });
    const known = world.config.items(prod.accountId, prod.region, "AWS::EC2::Instance", prod.now);
    expect(all.map(({ resourceId }) => resourceId)).toEqual([...known].map(({ resourceId }) => resourceId));
    expect(all.every(({ resourceDeletionTime }) => resourceDeletionTime === undefined)).toBe(true);
  });

  it("adds deleted resources, with the time of their deletion, when asked", async () => {
    const all = await list({ resourceType: "AWS::EC2::Instance", includeDeletedResources: true });
    const deleted = all.filter(({ resourceDeletionTime }) => resourceDeletionTime !== undefined);
    const there = await list({ resourceType: "AWS::EC2::Instance" });
    expect(deleted.length).toBeGreaterThan(0);
    expect(all.length - deleted.length).toBe(there.length);
    const [gone] = deleted;
    expect(await list({ resourceType: "AWS::EC2::Instance", resourceIds: [gone?.resourceId ?? ""] })).toEqual(
      [],
    );
  });

  it("finds by ids or by name, and refuses both at once", async () => {
    const [base] = await list({ resourceType: "AWS::EC2::SecurityGroup", resourceName: "base" });
    expect(base?.resourceName).toBe("base");
    const resourceIds = [base?.resourceId ?? "", "sg-00000000000000000"];
    expect(await list({ resourceType: "AWS::EC2::SecurityGroup", resourceIds })).toEqual([base]);
    const both = { resourceType: "AWS::EC2::SecurityGroup", resourceIds, resourceName: "base" } as const;
    expect(() => listDiscoveredResources(both, prod)).toThrow(ValidationException);
  });

  it("lists what the recorder leaves out, and needs a recorder", async () => {
    const data = of("data");
    expect(await list({ resourceType: "AWS::EC2::Volume" }, data)).not.toEqual([]);
    expect(() => listDiscoveredResources({ resourceType: "AWS::EC2::Volume" }, without)).toThrow(
      NoAvailableConfigurationRecorderException,
    );
  });
});
