import { paginateDescribeInstanceStatus } from "@aws-sdk/client-ec2";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { Dataset } from "#lib/core/server/sync/dataset.ts";

/** Status checks and scheduled events of EC2 instances. */
export const ec2InstanceStatusDataset: Dataset = {
  name: "ec2-instance-status",
  scope: "accountRegion",
  cadenceSeconds: 300,
  interestCadenceSeconds: 60,
  operations: ["ec2:DescribeInstanceStatus"],
  table: "ec2_instance_statuses",
  key: ["instance_id"],
  async *collect(ctx) {
    const pages = paginateDescribeInstanceStatus(
      { client: ctx.aws.ec2, pageSize: 1_000 },
      { IncludeAllInstances: true },
    );
    for await (const page of pages) {
      yield (page.InstanceStatuses ?? []).map((status) => ({
        ...place(ctx.scope),
        instance_id: status.InstanceId,
        instance_status: status.InstanceStatus?.Status ?? null,
        system_status: status.SystemStatus?.Status ?? null,
        scheduled_events: (status.Events ?? []).map((event) => ({
          id: event.InstanceEventId ?? null,
          code: event.Code ?? null,
          description: event.Description ?? null,
          notBefore: instant(event.NotBefore),
          notAfter: instant(event.NotAfter),
          notBeforeDeadline: instant(event.NotBeforeDeadline),
        })),
      }));
    }
  },
};
