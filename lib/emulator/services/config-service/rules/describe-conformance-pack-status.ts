import type {
  DescribeConformancePackStatusRequest,
  DescribeConformancePackStatusResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { limitOf } from "../limits.ts";
import { packsOf } from "./pack-compliance.ts";

/** Names that there are not are left out. https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConformancePackStatus.html */
export const describeConformancePackStatus: Handler<
  DescribeConformancePackStatusRequest,
  DescribeConformancePackStatusResponse
> = ({ ConformancePackNames: names = [], Limit: limit, NextToken: token }, request) => {
  const packs = packsOf(request).filter(({ name }) => names.length === 0 || names.includes(name));
  const { items, nextToken } = request.page(packs, { token, limit: limitOf(limit, 20), query: [names] });
  return {
    ConformancePackStatusDetails: items.map((pack) => ({
      ConformancePackName: pack.name,
      ConformancePackId: pack.packId,
      ConformancePackArn: pack.arn,
      ConformancePackState: pack.state,
      StackArn: pack.stackArn,
      ConformancePackStatusReason: pack.stateReason,
      LastUpdateRequestedTime: pack.requestedAt,
      LastUpdateCompletedTime: pack.completedAt,
    })),
    NextToken: nextToken,
  };
};
