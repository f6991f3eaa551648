import { AwsError } from "../../wire/errors.ts";
import type { EmulatorRequest } from "../../wire/handler.ts";
import type { WorldInstance } from "../../world/types.ts";

const pattern = /^i-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** The instances of the given ids, in their order; EC2 refuses the whole request for one id that is wrong. */
export function instancesById(ids: readonly string[], request: EmulatorRequest): WorldInstance[] {
  const malformed = ids.find((id) => !pattern.test(id));
  if (malformed !== undefined)
    throw new AwsError("InvalidInstanceID.Malformed", `Invalid id: "${malformed}"`);
  const { world, accountId, region, now } = request;
  const found = [...new Set(ids)].map((id) => ({ id, instance: world.instance(accountId, region, id, now) }));
  const missing = found.filter(({ instance }) => instance === undefined).map(({ id }) => id);
  if (missing.length === 1)
    throw new AwsError("InvalidInstanceID.NotFound", `The instance ID '${missing[0]}' does not exist`);
  if (missing.length > 1)
    throw new AwsError("InvalidInstanceID.NotFound", `The instance IDs '${missing.join(", ")}' do not exist`);
  return found.flatMap(({ instance }) => instance ?? []);
}

/** What DescribeInstances and DescribeInstanceStatus ask of ids and paging. */
export interface PagedByIds {
  InstanceIds?: string[] | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  DryRun?: boolean | undefined;
}

/** Refuses what EC2 refuses: page sizes outside 5 to 1,000, and paging together with ids. */
export function checkPaging({
  InstanceIds: ids,
  MaxResults: size,
  NextToken: token,
  DryRun: dryRun,
}: PagedByIds): void {
  if (size !== undefined && (size < 5 || size > 1000)) {
    const limit = size < 5 ? "greater than 5" : "less than 1000";
    throw new AwsError(
      "InvalidParameterValue",
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value ${limit}.`,
    );
  }
  if (ids !== undefined && ids.length > 0 && (size !== undefined || token !== undefined)) {
    const other = size === undefined ? "nextToken" : "maxResults";
    throw new AwsError(
      "InvalidParameterCombination",
      `The parameter instancesSet cannot be used with the parameter ${other}`,
    );
  }
  if (dryRun === true)
    throw new AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
}
