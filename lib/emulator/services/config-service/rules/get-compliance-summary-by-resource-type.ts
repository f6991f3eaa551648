import type {
  ComplianceSummaryByResourceType,
  GetComplianceSummaryByResourceTypeRequest,
  GetComplianceSummaryByResourceTypeResponse,
} from "@aws-sdk/client-config-service";
import type { EmulatorRequest, Handler } from "../../../wire/handler.ts";
import { ratedResources } from "./rated-resources.ts";
import { capped } from "./rule-compliance.ts";

/** AWS counts no further than this. */
const resourcesMax = 100;

function summaryOf(type: string | undefined, request: EmulatorRequest): ComplianceSummaryByResourceType {
  const counts = { COMPLIANT: 0, NON_COMPLIANT: 0, INSUFFICIENT_DATA: 0 };
  for (const { compliance } of ratedResources(type, request)) {
    counts[compliance] += 1;
    if (counts.COMPLIANT > resourcesMax && counts.NON_COMPLIANT > resourcesMax) break;
  }
  return {
    ResourceType: type,
    ComplianceSummary: {
      CompliantResourceCount: capped(counts.COMPLIANT, resourcesMax),
      NonCompliantResourceCount: capped(counts.NON_COMPLIANT, resourcesMax),
      ComplianceSummaryTimestamp: request.now,
    },
  };
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetComplianceSummaryByResourceType.html */
export const getComplianceSummaryByResourceType: Handler<
  GetComplianceSummaryByResourceTypeRequest,
  GetComplianceSummaryByResourceTypeResponse
> = ({ ResourceTypes: types = [] }, request) => ({
  ComplianceSummariesByResourceType:
    types.length === 0 ? [summaryOf(undefined, request)] : types.map((type) => summaryOf(type, request)),
});
