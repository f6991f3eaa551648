import {
  type DescribeComplianceByResourceRequest,
  type DescribeComplianceByResourceResponse,
  InvalidParameterValueException,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { limitOf } from "../limits.ts";
import { ratedResources, rateResource } from "./rated-resources.ts";
import { complianceOf, complianceTest } from "./rule-compliance.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeComplianceByResource.html */
export const describeComplianceByResource: Handler<
  DescribeComplianceByResourceRequest,
  DescribeComplianceByResourceResponse
> = (input, request) => {
  const {
    ResourceType: type,
    ResourceId: id,
    ComplianceTypes: types,
    Limit: limit,
    NextToken: token,
  } = input;
  const asked = complianceTest(types, ["COMPLIANT", "NON_COMPLIANT", "INSUFFICIENT_DATA"]);
  if (id !== undefined && type === undefined) {
    const message = "You must specify the resource type when you specify a resource id.";
    throw new InvalidParameterValueException({ $metadata: {}, message });
  }
  const found =
    type !== undefined && id !== undefined
      ? [rateResource(type, id, request)].filter(({ compliance }) => asked(compliance))
      : ratedResources(type, request).filter(({ compliance }) => asked(compliance));
  const page = request.page(found, { token, limit: limitOf(limit, 10), query: [type, id, types] });
  return {
    ComplianceByResources: page.items.map(({ resourceType, resourceId, compliance, failing }) => ({
      ResourceType: resourceType,
      ResourceId: resourceId,
      Compliance: complianceOf(compliance, failing),
    })),
    NextToken: page.nextToken,
  };
};
