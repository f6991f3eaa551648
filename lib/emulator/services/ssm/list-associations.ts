import type {
  Association,
  AssociationFilter,
  ListAssociationsRequest,
  ListAssociationsResult,
} from "@aws-sdk/client-ssm";
import { AwsError } from "../../wire/errors.ts";
import type { EmulatorRequest, Handler } from "../../wire/handler.ts";
import type { WorldAssociation } from "../../world/types.ts";

type Test = (association: WorldAssociation) => boolean;

/** The association's own status: the worst of its nodes. */
const statusOf = ({ counts }: WorldAssociation): string =>
  (["Failed", "Pending", "Success"] as const).find((status) => counts[status] !== undefined) ?? "Pending";

const dateOf = (value: string): number => {
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw new AwsError("ValidationException", `${value} is not a date.`);
  return time;
};

const testOf = ({ key, value }: AssociationFilter, request: EmulatorRequest): Test => {
  const wanted = value ?? "";
  switch (key) {
    case "Name":
      return ({ documentName }) => documentName === wanted;
    case "AssociationId":
      return ({ associationId }) => associationId === wanted;
    case "AssociationName":
      return ({ associationName }) => associationName === wanted;
    case "AssociationStatusName":
      return (association) => statusOf(association) === wanted;
    case "LastExecutedBefore":
      return ({ lastExecution }) => lastExecution.getTime() < dateOf(wanted);
    case "LastExecutedAfter":
      return ({ lastExecution }) => lastExecution.getTime() > dateOf(wanted);
    case "InstanceId": {
      const node = request.world.node(request.accountId, request.region, wanted, request.now);
      const own = node === undefined ? [] : request.world.nodeAssociations(node, request.now);
      const ids = new Set(own.map(({ association }) => association.associationId));
      return ({ associationId }) => ids.has(associationId);
    }
    default:
      return () => false;
  }
};

const associationOf = (association: WorldAssociation): Association => ({
  Name: association.documentName,
  AssociationId: association.associationId,
  AssociationVersion: association.associationVersion,
  DocumentVersion: association.documentVersion,
  Targets: association.targets.map(({ key, values }) => ({ Key: key, Values: [...values] })),
  LastExecutionDate: association.lastExecution,
  Overview: {
    Status: statusOf(association),
    DetailedStatus: statusOf(association),
    AssociationStatusAggregatedCount: { ...association.counts },
  },
  ScheduleExpression: association.scheduleExpression,
  AssociationName: association.associationName,
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListAssociations.html */
export const listAssociations: Handler<ListAssociationsRequest, ListAssociationsResult> = (
  input,
  request,
) => {
  const { NextToken, MaxResults, ...query } = input;
  const tests = (input.AssociationFilterList ?? []).map((filter) => testOf(filter, request));
  const { world, accountId, region, now } = request;
  const found = world
    .associations(accountId, region, now)
    .filter((item) => tests.every((test) => test(item)));
  const { items, nextToken } = request.page(found, { token: NextToken, limit: MaxResults ?? 10, query });
  return { Associations: items.map(associationOf), NextToken: nextToken };
};
