import {
  type Activation,
  type DescribeActivationsFilter,
  type DescribeActivationsRequest,
  type DescribeActivationsResult,
  InvalidFilter,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import type { WorldActivation } from "../../world/types.ts";
import { tagListOf } from "./tag-list.ts";

const readers: Readonly<Record<string, (activation: WorldActivation) => string>> = {
  ActivationIds: ({ activationId }) => activationId,
  DefaultInstanceName: ({ defaultInstanceName }) => defaultInstanceName,
  IamRole: ({ iamRole }) => iamRole,
};

const testOf = ({ FilterKey, FilterValues }: DescribeActivationsFilter) => {
  const read = FilterKey === undefined ? undefined : readers[FilterKey];
  if (read === undefined) {
    throw new InvalidFilter({ $metadata: {}, message: `The filter key ${FilterKey ?? ""} is not valid.` });
  }
  return (activation: WorldActivation): boolean => (FilterValues ?? []).includes(read(activation));
};

const activationOf = (activation: WorldActivation): Activation => ({
  ActivationId: activation.activationId,
  Description: activation.description,
  DefaultInstanceName: activation.defaultInstanceName,
  IamRole: activation.iamRole,
  RegistrationLimit: activation.registrationLimit,
  RegistrationsCount: activation.registrationsCount,
  ExpirationDate: activation.expirationDate,
  Expired: activation.expired,
  CreatedDate: activation.createdDate,
  Tags: tagListOf(activation.tags),
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeActivations.html */
export const describeActivations: Handler<DescribeActivationsRequest, DescribeActivationsResult> = (
  input,
  { world, accountId, region, now, page },
) => {
  const { NextToken, MaxResults, ...query } = input;
  const tests = (input.Filters ?? []).map(testOf);
  const found = world.activations(accountId, region, now).filter((item) => tests.every((test) => test(item)));
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return { ActivationList: items.map(activationOf), NextToken: nextToken };
};
