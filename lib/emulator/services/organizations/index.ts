import type { ServiceHandlers } from "../../wire/handler.ts";
import { describeOrganization } from "./describe-organization.ts";
import { listAccounts } from "./list-accounts.ts";

/** AWS Organizations, as far as it is emulated. */
export const organizationsHandlers: ServiceHandlers = {
  DescribeOrganization: describeOrganization,
  ListAccounts: listAccounts,
};
