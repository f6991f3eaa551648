import { DoesNotExistException, InvalidResourceId } from "@aws-sdk/client-ssm";
import { AwsError } from "../../wire/errors.ts";
import type { EmulatorRequest } from "../../wire/handler.ts";
import type { WorldPatchBaseline } from "../../world/patch/baseline-types.ts";

/** For operations whose model names no error for filters. */
export const refuseFilterKey = (key: string): never => {
  throw new AwsError("ValidationException", `The filter key ${key} is not valid.`);
};

const idPattern = /^(arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:patchbaseline\/)?pb-[0-9a-f]{17}$/;

/** The baseline of an id. Those that AWS provides go by their ARN only, the account's own by either form. */
export const baselineById = (
  { world, accountId, region, now }: EmulatorRequest,
  baselineId: string,
): WorldPatchBaseline => {
  if (!idPattern.test(baselineId))
    throw new InvalidResourceId({ $metadata: {}, message: `Invalid patch baseline id: ${baselineId}` });
  const ownArn = `arn:aws:ssm:${region}:${accountId}:patchbaseline/`;
  const id = baselineId.startsWith(ownArn) ? baselineId.slice(ownArn.length) : baselineId;
  const found = world.patchBaselines(accountId, region, now).find((baseline) => baseline.baselineId === id);
  if (found === undefined) {
    const message = `Patch baseline ${baselineId} does not exist.`;
    throw new DoesNotExistException({ $metadata: {}, message, Message: message });
  }
  return found;
};
