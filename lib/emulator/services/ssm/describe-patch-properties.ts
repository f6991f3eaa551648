import type { DescribePatchPropertiesRequest, DescribePatchPropertiesResult } from "@aws-sdk/client-ssm";
import { AwsError } from "../../wire/errors.ts";
import type { Handler } from "../../wire/handler.ts";
import { applicationProperties, patchProperties } from "./patch-properties.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribePatchProperties.html */
export const describePatchProperties: Handler<
  DescribePatchPropertiesRequest,
  DescribePatchPropertiesResult
> = (input, { page }) => {
  const { NextToken, MaxResults, ...query } = input;
  const { OperatingSystem = "WINDOWS", Property = "PRODUCT", PatchSet } = input;
  const ofSystem = patchProperties[OperatingSystem][Property];
  const values = PatchSet === "APPLICATION" ? (applicationProperties[Property] ?? ofSystem) : ofSystem;
  if (values === undefined || (PatchSet !== undefined && OperatingSystem !== "WINDOWS")) {
    const what = values === undefined ? `property ${Property}` : "patch set";
    throw new AwsError("ValidationException", `The ${what} is not valid for ${OperatingSystem}.`);
  }
  const { items, nextToken } = page(values, { token: NextToken, limit: MaxResults ?? 50, query });
  return { Properties: items.map((Name) => ({ Name })), NextToken: nextToken };
};
