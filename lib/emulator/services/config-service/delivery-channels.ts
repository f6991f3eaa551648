import { NoSuchDeliveryChannelException } from "@aws-sdk/client-config-service";
import type { EmulatorRequest } from "../../wire/handler.ts";
import type { WorldDeliveryChannel } from "../../world/config/types.ts";

/** The delivery channels that a request names, or all; there is one in a Region at most. */
export const channelsNamed = (
  names: readonly string[] | undefined,
  { world, accountId, region, now }: EmulatorRequest,
): WorldDeliveryChannel[] => {
  const channel = world.config.recorder(accountId, region, now)?.channel;
  const missing = names?.find((name) => name !== channel?.name);
  if (missing !== undefined) {
    throw new NoSuchDeliveryChannelException({
      $metadata: {},
      message: `Cannot find delivery channel with specified name '${missing}'.`,
    });
  }
  return channel === undefined ? [] : [channel];
};
