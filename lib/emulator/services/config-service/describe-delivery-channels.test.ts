import { NoSuchDeliveryChannelException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { describeDeliveryChannels } from "./describe-delivery-channels.ts";

const { prod, without } = configRequests();

describe("DescribeDeliveryChannels", () => {
  it("describes where the Region's items go", async () => {
    const { DeliveryChannels: [channel] = [] } = await describeDeliveryChannels({}, prod);
    expect(channel?.s3BucketName).toMatch(/^org-config-logs-\d{12}$/);
    expect(channel?.snsTopicARN).toMatch(/^arn:aws:sns:us-east-1:\d{12}:org-config$/);
  });

  it("has none where Config was never set up, and none of another name", async () => {
    expect(await describeDeliveryChannels({}, without)).toEqual({ DeliveryChannels: [] });
    expect(() => describeDeliveryChannels({ DeliveryChannelNames: ["other"] }, prod)).toThrow(
      NoSuchDeliveryChannelException,
    );
  });
});
