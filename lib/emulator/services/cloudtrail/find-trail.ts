import { CloudTrailARNInvalidException, InvalidTrailNameException } from "@aws-sdk/client-cloudtrail";
import type { WorldTrailDefinition } from "../../world/trail/trails.ts";

const arnPattern = /^arn:aws[\w-]*:cloudtrail:[\w-]+:\d{12}:trail\/[\w.-]+$/;
const namePattern = /^(?=.{3,128}$)[A-Za-z0-9](?:[A-Za-z0-9]|[._-](?![._-]))*$/;

/**
 * The trail of a name or an ARN; another account's trail, such as the organisation's, has to be named by its ARN. Throws what
 * AWS throws for names that no trail can have.
 */
export const findTrail = (
  trails: readonly WorldTrailDefinition[],
  name: string,
  accountId: string,
): WorldTrailDefinition | undefined => {
  if (name.startsWith("arn:")) {
    if (!arnPattern.test(name)) {
      throw new CloudTrailARNInvalidException({ $metadata: {}, message: `Trail ARN ${name} is not valid.` });
    }
    return trails.find(({ arn }) => arn === name);
  }
  if (!namePattern.test(name)) {
    throw new InvalidTrailNameException({
      $metadata: {},
      message:
        "Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).",
    });
  }
  return trails.find((trail) => trail.name === name && trail.arn.includes(`:${accountId}:`));
};
