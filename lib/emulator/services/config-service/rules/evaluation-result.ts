import type { EvaluationResult } from "@aws-sdk/client-config-service";
import type { WorldEvaluation } from "../../../world/rules/types.ts";

/** An evaluation as Config tells it. */
export const evaluationResultOf = (evaluation: WorldEvaluation): EvaluationResult => ({
  EvaluationResultIdentifier: {
    EvaluationResultQualifier: {
      ConfigRuleName: evaluation.rule.name,
      ResourceType: evaluation.resourceType,
      ResourceId: evaluation.resourceId,
      EvaluationMode: "DETECTIVE",
    },
    OrderingTimestamp: evaluation.orderingAt,
  },
  ComplianceType: evaluation.compliance,
  ResultRecordedTime: evaluation.recordedAt,
  ConfigRuleInvokedTime: evaluation.invokedAt,
  Annotation: evaluation.annotation,
});
