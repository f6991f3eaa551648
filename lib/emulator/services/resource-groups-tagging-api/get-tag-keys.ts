import type { GetTagKeysInput, GetTagKeysOutput } from "@aws-sdk/client-resource-groups-tagging-api";
import type { Handler } from "../../wire/handler.ts";

const keysPerPage = 100;

/** https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetTagKeys.html */
export const getTagKeys: Handler<GetTagKeysInput, GetTagKeysOutput> = (input, request) => {
  const keys = new Set<string>();
  for (const { tags } of request.world.taggedResources(request.accountId, request.region, request.now)) {
    for (const key of Object.keys(tags)) keys.add(key);
  }
  const page = request.page([...keys].sort(), {
    token: input.PaginationToken,
    limit: keysPerPage,
    query: [],
  });
  return { PaginationToken: page.nextToken ?? "", TagKeys: page.items };
};
