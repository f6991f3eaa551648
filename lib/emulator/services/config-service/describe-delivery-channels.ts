import type {
  DescribeDeliveryChannelsRequest,
  DescribeDeliveryChannelsResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import { channelsNamed } from "./delivery-channels.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeDeliveryChannels.html */
export const describeDeliveryChannels: Handler<
  DescribeDeliveryChannelsRequest,
  DescribeDeliveryChannelsResponse
> = (input, request) => ({
  DeliveryChannels: channelsNamed(input.DeliveryChannelNames, request).map((channel) => ({
    name: channel.name,
    s3BucketName: channel.bucket,
    s3KeyPrefix: channel.keyPrefix,
    snsTopicARN: channel.topicArn,
    configSnapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
  })),
});
