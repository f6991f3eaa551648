import {
  AccessDeniedException,
  type ListAccountsRequest,
  type ListAccountsResponse,
} from "@aws-sdk/client-organizations";
import type { Handler } from "../../wire/handler.ts";

/** Only the management account may list; no account is a delegated administrator. https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
export const listAccounts: Handler<ListAccountsRequest, ListAccountsResponse> = (input, request) => {
  if (request.accountId !== request.world.organization().masterAccountId) {
    throw new AccessDeniedException({
      $metadata: {},
      message: "You don't have permissions to access this resource.",
    });
  }
  const page = request.page(request.world.accounts(), {
    token: input.NextToken,
    limit: input.MaxResults ?? 20,
    query: [],
  });
  return {
    Accounts: page.items.map((account) => ({
      Id: account.id,
      Arn: account.arn,
      Email: account.email,
      Name: account.name,
      Status: account.status,
      State: account.status,
      JoinedMethod: account.joinedMethod,
      JoinedTimestamp: account.joinedAt,
    })),
    NextToken: page.nextToken,
  };
};
