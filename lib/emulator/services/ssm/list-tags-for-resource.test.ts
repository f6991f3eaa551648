import { InvalidResourceId, InvalidResourceType } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest } from "../../testing/handler-request.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";

const request = aRequest();
const nodes = [...request.world.nodes(request.accountId, request.region, request.now)];
const hybrid = nodes.find(({ resourceType }) => resourceType === "ManagedInstance");
const instance = nodes.find(({ resourceType }) => resourceType === "EC2Instance");

describe("ListTagsForResource", () => {
  it("lists the tags of a hybrid node", async () => {
    const input = { ResourceType: "ManagedInstance" as const, ResourceId: hybrid?.nodeId };
    const { TagList } = await listTagsForResource(input, request);
    expect(Object.fromEntries(TagList?.map(({ Key, Value }) => [Key, Value]) ?? [])).toEqual(hybrid?.tags);
  });

  it("knows no instance, whose tags are EC2's, and no resource that is not there", () => {
    for (const ResourceId of [instance?.nodeId, "mi-0123456789abcdef0", "nothing"]) {
      const input = { ResourceType: "ManagedInstance" as const, ResourceId };
      expect(() => listTagsForResource(input, request)).toThrow(InvalidResourceId);
    }
  });

  it("finds associations without tags and refuses types that this world has not", async () => {
    const [association] = request.world.associations(request.accountId, request.region, request.now);
    const input = { ResourceType: "Association" as const, ResourceId: association?.associationId };
    expect(await listTagsForResource(input, request)).toEqual({ TagList: [] });
    const parameter = { ResourceType: "Parameter" as const, ResourceId: "p" };
    expect(() => listTagsForResource(parameter, request)).toThrow(InvalidResourceType);
  });
});
