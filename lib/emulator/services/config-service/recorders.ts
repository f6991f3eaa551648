import {
  type DescribeConfigurationRecordersRequest,
  NoSuchConfigurationRecorderException,
  ValidationException,
} from "@aws-sdk/client-config-service";
import type { EmulatorRequest } from "../../wire/handler.ts";
import type { WorldConfigRecorder } from "../../world/config/types.ts";
import { hex, keyOf } from "../../world/random.ts";

export const recorderArnOf = (
  { name }: WorldConfigRecorder,
  { accountId, region }: EmulatorRequest,
): string =>
  `arn:aws:config:${region}:${accountId}:configuration-recorder/${name}/${hex(keyOf(accountId + region), 1, 16)}`;

/** The recorders that a request names, or all; there is one in a Region at most, and none of an AWS service. */
export const recordersNamed = (
  { ConfigurationRecorderNames: names = [], ServicePrincipal, Arn }: DescribeConfigurationRecordersRequest,
  request: EmulatorRequest,
): WorldConfigRecorder[] => {
  if ([names.length > 0, ServicePrincipal !== undefined, Arn !== undefined].filter(Boolean).length > 1) {
    throw new ValidationException({
      $metadata: {},
      message: "You can specify only one of ConfigurationRecorderNames, ServicePrincipal and Arn.",
    });
  }
  const recorder = request.world.config.recorder(request.accountId, request.region, request.now);
  const known = recorder === undefined || ServicePrincipal !== undefined ? [] : [recorder];
  const wanted = Arn === undefined ? names : [Arn];
  const missing = wanted.find(
    (name) => !known.some((found) => found.name === name || recorderArnOf(found, request) === name),
  );
  if (missing !== undefined) {
    throw new NoSuchConfigurationRecorderException({
      $metadata: {},
      message: `Cannot find configuration recorder with the specified name '${missing}'.`,
    });
  }
  return known;
};
