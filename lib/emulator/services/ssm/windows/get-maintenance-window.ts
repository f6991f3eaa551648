import type { GetMaintenanceWindowRequest, GetMaintenanceWindowResult } from "@aws-sdk/client-ssm";
import type { Handler } from "../../../wire/handler.ts";
import { windowOf } from "./lookups.ts";
import { windowIdentityOf } from "./window-output.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetMaintenanceWindow.html */
export const getMaintenanceWindow: Handler<GetMaintenanceWindowRequest, GetMaintenanceWindowResult> = (
  { WindowId },
  request,
) => {
  const window = windowOf(WindowId, request);
  return {
    ...windowIdentityOf(window, request),
    AllowUnassociatedTargets: window.allowUnassociatedTargets,
    CreatedDate: new Date(window.schedule.createdAt),
    ModifiedDate: new Date(window.modifiedAt),
  };
};
