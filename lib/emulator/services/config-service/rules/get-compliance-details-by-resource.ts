import {
  type GetComplianceDetailsByResourceRequest,
  type GetComplianceDetailsByResourceResponse,
  InvalidParameterValueException,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { evaluationResultOf } from "./evaluation-result.ts";
import { complianceTest } from "./rule-compliance.ts";

const resultsPerPage = 100;

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetComplianceDetailsByResource.html */
export const getComplianceDetailsByResource: Handler<
  GetComplianceDetailsByResourceRequest,
  GetComplianceDetailsByResourceResponse
> = ({ ResourceType: type, ResourceId: id, ComplianceTypes: types, NextToken: token }, request) => {
  if (type === undefined || id === undefined) {
    const message = "You must specify both the resource type and the resource id.";
    throw new InvalidParameterValueException({ $metadata: {}, message });
  }
  const asked = complianceTest(types, ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"]);
  const { world, accountId, region, now } = request;
  const found = world.rules
    .ofResource(accountId, region, type, id, now)
    .filter(({ compliance }) => asked(compliance));
  const page = request.page(found, { token, limit: resultsPerPage, query: [type, id, types] });
  return { EvaluationResults: page.items.map(evaluationResultOf), NextToken: page.nextToken };
};
