import type {
  SelectResourceConfigRequest,
  SelectResourceConfigResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../../wire/handler.ts";
import { select } from "./select.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_SelectResourceConfig.html */
export const selectResourceConfig: Handler<SelectResourceConfigRequest, SelectResourceConfigResponse> = (
  { Expression: expression = "", Limit: limit, NextToken: token },
  request,
) => {
  const { accountId, region, now } = request;
  return select({ expression, limit, token, scopes: [{ accountId, region, now }] }, request);
};
