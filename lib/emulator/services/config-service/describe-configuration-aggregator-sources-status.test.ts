import {
  type DescribeConfigurationAggregatorSourcesStatusRequest,
  NoSuchConfigurationAggregatorException,
} from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { allPages } from "../../testing/handler-request.ts";
import { describeConfigurationAggregatorSourcesStatus } from "./describe-configuration-aggregator-sources-status.ts";

const { management, prod } = configRequests();

const statusOf = async (input: Partial<DescribeConfigurationAggregatorSourcesStatusRequest> = {}) => {
  const asked = { ConfigurationAggregatorName: "organization", ...input };
  const pages = await allPages(describeConfigurationAggregatorSourcesStatus, asked, management);
  return pages.flatMap(({ AggregatedSourceStatusList }) => AggregatedSourceStatusList ?? []);
};

describe("DescribeConfigurationAggregatorSourcesStatus", () => {
  it("has a row for the organisation and one for each account and Region", async () => {
    const rows = await statusOf();
    expect(rows).toHaveLength(1 + 6 * 3);
    expect(rows[0]?.SourceType).toBe("ORGANIZATION");
    expect(new Set(rows.map(({ LastUpdateStatus }) => LastUpdateStatus))).toEqual(
      new Set(["SUCCEEDED", "FAILED", "OUTDATED"]),
    );
  });

  it("filters by status and says why a source failed", async () => {
    const [failed, ...others] = await statusOf({ UpdateStatus: ["FAILED"] });
    expect(failed).toMatchObject({ AwsRegion: "eu-central-1", LastErrorCode: "AccessDeniedException" });
    expect(others).toEqual([]);
  });

  it("knows no aggregator of another name or account", () => {
    const asked = { ConfigurationAggregatorName: "organization" };
    expect(() => describeConfigurationAggregatorSourcesStatus(asked, prod)).toThrow(
      NoSuchConfigurationAggregatorException,
    );
  });
});
