import type {
  DescribeConformancePacksRequest,
  DescribeConformancePacksResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { limitOf } from "../limits.ts";
import { packsNamed } from "./pack-compliance.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConformancePacks.html */
export const describeConformancePacks: Handler<
  DescribeConformancePacksRequest,
  DescribeConformancePacksResponse
> = ({ ConformancePackNames: names, Limit: limit, NextToken: token }, request) => {
  const packs = packsNamed(names, request);
  const { items, nextToken } = request.page(packs, { token, limit: limitOf(limit, 20), query: [names] });
  return {
    ConformancePackDetails: items.map((pack) => ({
      ConformancePackName: pack.name,
      ConformancePackArn: pack.arn,
      ConformancePackId: pack.packId,
      DeliveryS3Bucket: "",
      DeliveryS3KeyPrefix: "",
      ConformancePackInputParameters: Object.entries(pack.parameters).map(
        ([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue }),
      ),
      LastUpdateRequestedTime: pack.requestedAt,
      CreatedBy: pack.createdBy,
    })),
    NextToken: nextToken,
  };
};
