import type {
  ConfigExportDeliveryInfo,
  DescribeDeliveryChannelStatusRequest,
  DescribeDeliveryChannelStatusResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import type { WorldDeliveryChannel } from "../../world/config/types.ts";
import { channelsNamed } from "./delivery-channels.ts";

const outcomeOf = ({ failure }: WorldDeliveryChannel) => ({
  lastStatus: failure === undefined ? ("Success" as const) : ("Failure" as const),
  lastErrorCode: failure?.code,
  lastErrorMessage: failure?.message,
});

const exportOf = (channel: WorldDeliveryChannel): ConfigExportDeliveryInfo => ({
  ...outcomeOf(channel),
  lastAttemptTime: channel.lastAttemptAt,
  lastSuccessfulTime: channel.lastSuccessAt,
});

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeDeliveryChannelStatus.html */
export const describeDeliveryChannelStatus: Handler<
  DescribeDeliveryChannelStatusRequest,
  DescribeDeliveryChannelStatusResponse
> = (input, request) => ({
  DeliveryChannelsStatus: channelsNamed(input.DeliveryChannelNames, request).map((channel) => ({
    name: channel.name,
    configSnapshotDeliveryInfo: exportOf(channel),
    configHistoryDeliveryInfo: {
      ...exportOf(channel),
      nextDeliveryTime: new Date(channel.lastAttemptAt.getTime() + 6 * 3_600_000),
    },
    configStreamDeliveryInfo: { ...outcomeOf(channel), lastStatusChangeTime: channel.lastAttemptAt },
  })),
});
