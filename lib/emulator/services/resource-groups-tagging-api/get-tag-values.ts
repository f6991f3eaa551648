import type { GetTagValuesInput, GetTagValuesOutput } from "@aws-sdk/client-resource-groups-tagging-api";
import type { Handler } from "../../wire/handler.ts";

const valuesPerPage = 100;

/** https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetTagValues.html */
export const getTagValues: Handler<GetTagValuesInput, GetTagValuesOutput> = (input, request) => {
  const { Key: key = "" } = input;
  const values = new Set<string>();
  for (const { tags } of request.world.taggedResources(request.accountId, request.region, request.now)) {
    const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
    if (value !== undefined) values.add(value);
  }
  const options = { token: input.PaginationToken, limit: valuesPerPage, query: [key] };
  const page = request.page([...values].sort(), options);
  return { PaginationToken: page.nextToken ?? "", TagValues: page.items };
};
