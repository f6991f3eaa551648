import { hex, keyOf } from "../random.ts";
import { hour } from "../time.ts";
import type { WorldTrailEvent } from "./types.ts";

const idOf = (prefix: "AROA" | "AIDA", arn: string): string =>
  `${prefix}${hex(keyOf(arn), 5, 17).toUpperCase()}`;

const isService = (name: string): boolean => name.endsWith(".amazonaws.com");

/** Sessions are told with the hour in which they began. */
const sessionContext = (roleArn: string, accountId: string, time: number) => ({
  sessionIssuer: {
    type: "Role",
    principalId: idOf("AROA", roleArn),
    arn: roleArn,
    accountId,
    userName: roleArn.split("/").at(-1),
  },
  attributes: {
    creationDate: new Date(time - (time % hour)).toISOString().replace(".000", ""),
    mfaAuthenticated: "false",
  },
});

/**
 * CloudTrail's `userIdentity`.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export const userIdentityOf = (event: WorldTrailEvent, accountId: string): Record<string, unknown> => {
  const { userType, userName, userArn, roleArn, accessKeyId, sourceIp, time } = event;
  switch (userType) {
    case "AWSService":
      return { type: "AWSService", invokedBy: sourceIp };
    case "Root":
      return { type: "Root", principalId: accountId, arn: userArn, accountId, accessKeyId };
    case "IAMUser":
      return {
        type: "IAMUser",
        principalId: idOf("AIDA", userArn),
        arn: userArn,
        accountId,
        accessKeyId,
        userName,
      };
    case "AssumedRole":
      return {
        type: "AssumedRole",
        principalId: `${idOf("AROA", roleArn ?? "")}:${userName}`,
        arn: userArn,
        accountId,
        accessKeyId,
        sessionContext: sessionContext(roleArn ?? "", accountId, time),
        ...(isService(sourceIp) ? { invokedBy: sourceIp } : {}),
      };
  }
};
