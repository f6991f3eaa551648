import { paginateGetResources } from "@aws-sdk/client-resource-groups-tagging-api";
import { changeEvents } from "#lib/core/server/datasets/change-events.ts";
import { place, tagObject } from "#lib/core/server/datasets/values.ts";
import type { Dataset } from "#lib/core/server/sync/dataset.ts";

const resourceTypes = ["ec2:instance", "ssm:managed-instance"];

/**
 * Tags by the tagging API: of hybrid nodes, and of EC2 instances where EC2 itself cannot be read. Events of EC2 instances
 * come with their rows in `ec2-instances`.
 */
export const resourceTagsDataset: Dataset = {
  name: "resource-tags",
  scope: "accountRegion",
  cadenceSeconds: 300,
  interestCadenceSeconds: 60,
  operations: ["resource-groups-tagging-api:GetResources"],
  table: "resource_tags",
  key: ["arn"],
  async *collect(ctx) {
    const pages = paginateGetResources(
      { client: ctx.aws.tagging, pageSize: 100 },
      { ResourceTypeFilters: resourceTypes },
    );
    for await (const page of pages) {
      yield (page.ResourceTagMappingList ?? []).flatMap(({ ResourceARN: arn, Tags: tags }) =>
        arn === undefined ? [] : [{ ...place(ctx.scope), arn, ...resourceOf(arn), tags: tagObject(tags) }],
      );
    }
  },
  events: ({ before, after }) => {
    const row = after ?? before;
    if (row?.resource_type !== "ssm:managed-instance") return [];
    return changeEvents(before ?? { ...row, tags: {} }, after ?? { ...row, tags: {} }, {
      resourceType: "AWS::SSM::ManagedInstanceInventory",
      resourceId: (each) => String(each.resource_id),
      watched: [{ kind: "resource.tags", columns: ["tags"] }],
    });
  },
};

/** `arn:aws:ec2:eu-west-1:111122223333:instance/i-0…` is an `ec2:instance` named `i-0…`. */
export function resourceOf(arn: string): { resource_type: string; resource_id: string } {
  const [, , service = "", , , ...rest] = arn.split(":");
  const [type = "", ...id] = rest.join(":").split(/[/:]/);
  return { resource_type: `${service}:${type}`, resource_id: id.length === 0 ? type : id.join("/") };
}
