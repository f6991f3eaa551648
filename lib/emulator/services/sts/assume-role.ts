import type { AssumeRoleRequest, AssumeRoleResponse } from "@aws-sdk/client-sts";
import { roleCredentials } from "../../wire/credentials.ts";
import { AwsError } from "../../wire/errors.ts";
import type { Handler } from "../../wire/handler.ts";

/** Roles that every account of the emulated organisation has: the console's own, and AWS Organizations' default. */
const rolesOfEveryAccount: readonly string[] = [
  "YaguraReadOnly",
  "YaguraOperator",
  "OrganizationAccountAccessRole",
];
const arnPattern = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]{1,64})$/;

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole: Handler<AssumeRoleRequest, AssumeRoleResponse> = (input, request) => {
  const { RoleArn: arn = "", RoleSessionName: session = "", DurationSeconds: seconds = 3600 } = input;
  const [, accountId = "", role = ""] = arnPattern.exec(arn) ?? [];
  if (accountId === "") throw new AwsError("ValidationError", `${arn} is invalid`);
  const account = request.world.account(accountId);
  if (account === undefined || account.status !== "ACTIVE" || !rolesOfEveryAccount.includes(role)) {
    const message = `User: ${request.callerArn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
    throw new AwsError("AccessDenied", message, 403);
  }
  const chained = request.callerArn.includes(":assumed-role/");
  if (chained && seconds > 3600) {
    const message =
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining";
    throw new AwsError("ValidationError", message);
  }
  return {
    // Real time, not simulated: clients decide by their own clock when to ask for fresh credentials.
    Credentials: roleCredentials(accountId, role, session, new Date(Date.now() + seconds * 1000)),
    AssumedRoleUser: {
      AssumedRoleId: `AROAYAGURA${accountId}:${session}`,
      Arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`,
    },
  };
};
