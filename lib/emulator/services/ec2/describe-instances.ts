import type { DescribeInstancesRequest, DescribeInstancesResult, Reservation } from "@aws-sdk/client-ec2";
import type { Handler } from "../../wire/handler.ts";
import type { WorldInstance } from "../../world/types.ts";
import { filterTest } from "./filters.ts";
import { instanceFilters } from "./instance-filters.ts";
import { checkPaging, instancesById } from "./instance-ids.ts";
import { instanceOutput } from "./instance-output.ts";

/** Pages are counted in instances; a reservation that a page cuts appears on both. */
function reservations(instances: readonly WorldInstance[]): Reservation[] {
  const found = new Map<string, Reservation & { Instances: NonNullable<Reservation["Instances"]> }>();
  for (const instance of instances) {
    const { reservationId: ReservationId, accountId: OwnerId } = instance;
    const reservation = found.get(ReservationId) ?? { Groups: [], Instances: [], OwnerId, ReservationId };
    reservation.Instances.push(instanceOutput(instance));
    found.set(ReservationId, reservation);
  }
  return [...found.values()];
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const describeInstances: Handler<DescribeInstancesRequest, DescribeInstancesResult> = (
  input,
  request,
) => {
  checkPaging(input);
  const keep = filterTest(input.Filters, instanceFilters, (instance) => instance.tags);
  if (input.InstanceIds !== undefined && input.InstanceIds.length > 0) {
    return { Reservations: reservations(instancesById(input.InstanceIds, request).filter(keep)) };
  }
  const all = request.world.instances(request.accountId, request.region, request.now);
  const page = request.page(input.Filters === undefined ? all : all.filter(keep), {
    token: input.NextToken,
    limit: input.MaxResults ?? 1000,
    query: input.Filters ?? [],
  });
  return { Reservations: reservations(page.items), NextToken: page.nextToken };
};
