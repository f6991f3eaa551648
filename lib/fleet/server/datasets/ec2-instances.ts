import type { Instance } from "@aws-sdk/client-ec2";
import { paginateDescribeInstances } from "@aws-sdk/client-ec2";
import { changeEvents } from "#lib/core/server/datasets/change-events.ts";
import { instant, place, tagObject } from "#lib/core/server/datasets/values.ts";
import type { Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";

/** EC2 instances in every state, with their tags; a terminated one is listed for about an hour. */
export const ec2InstancesDataset: Dataset = {
  name: "ec2-instances",
  scope: "accountRegion",
  cadenceSeconds: 180,
  interestCadenceSeconds: 45,
  operations: ["ec2:DescribeInstances"],
  table: "ec2_instances",
  key: ["instance_id"],
  uncompared: ["raw"],
  async *collect(ctx) {
    const pages = paginateDescribeInstances({ client: ctx.aws.ec2, pageSize: 1_000 }, {});
    for await (const page of pages) {
      const instances = (page.Reservations ?? []).flatMap((reservation) => reservation.Instances ?? []);
      yield instances.map((instance) => ({ ...instanceRow(instance), ...place(ctx.scope) }));
    }
  },
  events: ({ before, after }) =>
    changeEvents(before, after, {
      resourceType: "AWS::EC2::Instance",
      resourceId: (row) => String(row.instance_id),
      appeared: "instance.appeared",
      disappeared: "instance.disappeared",
      summary: ["state", "instance_type", "image_id"],
      watched: [
        { kind: "instance.state", columns: ["state", "state_reason"] },
        { kind: "instance.profile", columns: ["instance_profile_arn"] },
        { kind: "resource.tags", columns: ["tags"] },
      ],
    }),
};

function instanceRow(instance: Instance): DatasetRow {
  return {
    instance_id: instance.InstanceId,
    state: instance.State?.Name ?? "unknown",
    state_reason: instance.StateReason?.Message ?? instance.StateTransitionReason ?? null,
    instance_type: instance.InstanceType ?? null,
    image_id: instance.ImageId ?? null,
    platform_details: instance.PlatformDetails ?? instance.Platform ?? null,
    architecture: instance.Architecture ?? null,
    instance_profile_arn: instance.IamInstanceProfile?.Arn ?? null,
    vpc_id: instance.VpcId ?? null,
    subnet_id: instance.SubnetId ?? null,
    availability_zone: instance.Placement?.AvailabilityZone ?? null,
    private_ip: instance.PrivateIpAddress ?? null,
    public_ip: instance.PublicIpAddress ?? null,
    launched_at: instant(instance.LaunchTime),
    key_name: instance.KeyName ?? null,
    tags: tagObject(instance.Tags),
    raw: instance,
  };
}
