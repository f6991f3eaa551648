import { InvalidInstanceId } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../testing/handler-request.ts";
import { describeInstanceAssociationsStatus } from "./describe-instance-associations-status.ts";

const request = aRequest();
const nodes = [...request.world.nodes(request.accountId, request.region, request.now)];

describe("DescribeInstanceAssociationsStatus", () => {
  it("says of each association what the node's overview counts", async () => {
    for (const node of nodes) {
      const input = { InstanceId: node.nodeId, MaxResults: 2 };
      const pages = await allPages(describeInstanceAssociationsStatus, input, request);
      const infos = pages.flatMap(
        ({ InstanceAssociationStatusInfos }) => InstanceAssociationStatusInfos ?? [],
      );
      const counted = Object.groupBy(infos, ({ Status }) => Status ?? "");
      for (const [status, of] of Object.entries(counted)) {
        expect(node.associationCounts).toHaveProperty(status, of?.length);
      }
      if (node.associationCounts.Pending !== undefined) continue;
      const newest = Math.max(...infos.map(({ ExecutionDate }) => ExecutionDate?.getTime() ?? 0));
      expect(newest).toBe(node.lastAssociationExecution?.getTime());
    }
  });

  it("refuses a node that is not there", () => {
    const input = { InstanceId: "i-0123456789abcdef0" };
    expect(() => describeInstanceAssociationsStatus(input, request)).toThrow(InvalidInstanceId);
  });
});
