import { NoSuchDeliveryChannelException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { describeDeliveryChannelStatus } from "./describe-delivery-channel-status.ts";

const { prod, of } = configRequests();

describe("DescribeDeliveryChannelStatus", () => {
  it("says that one channel delivers and another may not write to its bucket", async () => {
    const { DeliveryChannelsStatus: [good] = [] } = await describeDeliveryChannelStatus({}, prod);
    expect(good?.configHistoryDeliveryInfo).toMatchObject({
      lastStatus: "Success",
      lastErrorCode: undefined,
    });
    const failing = of("staging", "eu-central-1");
    const { DeliveryChannelsStatus: [bad] = [] } = await describeDeliveryChannelStatus({}, failing);
    expect(bad?.configHistoryDeliveryInfo).toMatchObject({
      lastStatus: "Failure",
      lastErrorCode: "InsufficientDeliveryPolicyException",
    });
  });

  it("knows no channel of another name", () => {
    expect(() => describeDeliveryChannelStatus({ DeliveryChannelNames: ["other"] }, prod)).toThrow(
      NoSuchDeliveryChannelException,
    );
  });
});
