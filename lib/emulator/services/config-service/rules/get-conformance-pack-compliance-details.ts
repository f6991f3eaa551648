import type {
  GetConformancePackComplianceDetailsRequest,
  GetConformancePackComplianceDetailsResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { concatScans } from "../../../world/scan.ts";
import { limitOf } from "../limits.ts";
import { packNamed, packRules } from "./pack-compliance.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetConformancePackComplianceDetails.html */
export const getConformancePackComplianceDetails: Handler<
  GetConformancePackComplianceDetailsRequest,
  GetConformancePackComplianceDetailsResponse
> = ({ ConformancePackName: name, Filters: filters = {}, Limit: limit, NextToken: token }, request) => {
  const pack = packNamed(name, request);
  const { ComplianceType: asked, ResourceType: type, ResourceIds: ids = [] } = filters;
  const scans = packRules(pack, filters.ConfigRuleNames).map((rule) =>
    request.world.rules.evaluations(rule, request.now),
  );
  const found = concatScans(scans).filter(
    ({ compliance, resourceType, resourceId }) =>
      (asked === undefined || compliance === asked) &&
      (type === undefined || resourceType === type) &&
      (ids.length === 0 || ids.includes(resourceId)),
  );
  const { items, nextToken } = request.page(found, {
    token,
    limit: limitOf(limit, 100),
    query: [name, filters],
  });
  return {
    ConformancePackName: pack.name,
    ConformancePackRuleEvaluationResults: items.map((evaluation) => ({
      ComplianceType: evaluation.compliance,
      EvaluationResultIdentifier: {
        EvaluationResultQualifier: {
          ConfigRuleName: evaluation.rule.name,
          ResourceType: evaluation.resourceType,
          ResourceId: evaluation.resourceId,
        },
        OrderingTimestamp: evaluation.orderingAt,
      },
      ConfigRuleInvokedTime: evaluation.invokedAt,
      ResultRecordedTime: evaluation.recordedAt,
      Annotation: evaluation.annotation,
    })),
    NextToken: nextToken,
  };
};
