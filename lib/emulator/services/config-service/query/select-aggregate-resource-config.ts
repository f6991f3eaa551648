import type {
  SelectAggregateResourceConfigRequest,
  SelectAggregateResourceConfigResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { aggregatorNamed } from "../aggregators.ts";
import { select } from "./select.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_SelectAggregateResourceConfig.html */
export const selectAggregateResourceConfig: Handler<
  SelectAggregateResourceConfigRequest,
  SelectAggregateResourceConfigResponse
> = (input, request) => {
  const { Expression: expression = "", Limit, MaxResults, NextToken: token } = input;
  const { name, sources } = aggregatorNamed(input.ConfigurationAggregatorName, request);
  const scopes = sources.map(({ accountId, region, updatedAt }) => ({ accountId, region, now: updatedAt }));
  return select({ expression, limit: MaxResults ?? Limit, token, scopes, aggregator: name }, request);
};
