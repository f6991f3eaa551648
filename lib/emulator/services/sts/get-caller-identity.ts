import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from "@aws-sdk/client-sts";
import type { Handler } from "../../wire/handler.ts";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const getCallerIdentity: Handler<GetCallerIdentityRequest, GetCallerIdentityResponse> = (
  _,
  request,
) => {
  const [, role, session] = /:assumed-role\/([^/]+)\/(.+)$/.exec(request.callerArn) ?? [];
  const userId =
    role === undefined ? `AIDAYAGURA${request.accountId}` : `AROAYAGURA${request.accountId}:${session}`;
  return { UserId: userId, Account: request.accountId, Arn: request.callerArn };
};
