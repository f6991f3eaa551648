import type { ServiceHandlers } from "../../wire/handler.ts";
import { assumeRole } from "./assume-role.ts";
import { getCallerIdentity } from "./get-caller-identity.ts";

/** AWS STS, as far as it is emulated. */
export const stsHandlers: ServiceHandlers = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
};
