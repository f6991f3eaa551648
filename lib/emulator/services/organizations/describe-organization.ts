import type { DescribeOrganizationResponse } from "@aws-sdk/client-organizations";
import type { Handler } from "../../wire/handler.ts";

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
export const describeOrganization: Handler<object, DescribeOrganizationResponse> = (_, request) => {
  const organization = request.world.organization();
  return {
    Organization: {
      Id: organization.id,
      Arn: organization.arn,
      FeatureSet: "ALL",
      MasterAccountArn: organization.masterAccountArn,
      MasterAccountId: organization.masterAccountId,
      MasterAccountEmail: organization.masterAccountEmail,
      AvailablePolicyTypes: [],
    },
  };
};
