import { configOperations } from "./aws-operations-config.ts";

/** Services by the name of their SDK package. */
export type AwsService =
  | "cloudtrail"
  | "config-service"
  | "ec2"
  | "organizations"
  | "resource-groups-tagging-api"
  | "ssm"
  | "sts";

/** One AWS operation that the console may call. An operation that is not in the table cannot be called. */
export interface AwsOperation {
  service: AwsService;
  operation: string;
  /** The action that an IAM policy must allow. */
  iamAction: string;
  access: "read" | "write";
  /** Calls per second and account-Region that AWS publishes; absent where it publishes none and the rate is learned. */
  publishedRatePerSecond?: number;
  /** Size of the published token bucket. */
  burst?: number;
  /** US dollars per call; absent where AWS does not charge. */
  pricePerCallUsd?: number;
}

const table = {
  ...configOperations,
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: allowed without a policy.
  "sts:GetCallerIdentity": read("sts", "GetCallerIdentity", "sts:GetCallerIdentity"),
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  "sts:AssumeRole": read("sts", "AssumeRole", "sts:AssumeRole"),
  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html
  "organizations:DescribeOrganization": read(
    "organizations",
    "DescribeOrganization",
    "organizations:DescribeOrganization",
  ),
  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
  "organizations:ListAccounts": read("organizations", "ListAccounts", "organizations:ListAccounts"),
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html
  "ec2:DescribeRegions": read("ec2", "DescribeRegions", "ec2:DescribeRegions", 20, 100),
  // Rates of EC2: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
  "ec2:DescribeInstances": read("ec2", "DescribeInstances", "ec2:DescribeInstances", 20, 100),
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html
  "ec2:DescribeInstanceStatus": read("ec2", "DescribeInstanceStatus", "ec2:DescribeInstanceStatus", 20, 100),
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html: two a second, account and Region.
  "cloudtrail:LookupEvents": read("cloudtrail", "LookupEvents", "cloudtrail:LookupEvents", 2),
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
  "cloudtrail:DescribeTrails": read("cloudtrail", "DescribeTrails", "cloudtrail:DescribeTrails"),
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
  "cloudtrail:GetTrailStatus": read("cloudtrail", "GetTrailStatus", "cloudtrail:GetTrailStatus"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html
  "ssm:DescribeInstanceInformation": read(
    "ssm",
    "DescribeInstanceInformation",
    "ssm:DescribeInstanceInformation",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetInventory.html
  "ssm:GetInventory": read("ssm", "GetInventory", "ssm:GetInventory"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetInventorySchema.html
  "ssm:GetInventorySchema": read("ssm", "GetInventorySchema", "ssm:GetInventorySchema"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListAssociations.html
  "ssm:ListAssociations": read("ssm", "ListAssociations", "ssm:ListAssociations"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceAssociationsStatus.html
  "ssm:DescribeInstanceAssociationsStatus": read(
    "ssm",
    "DescribeInstanceAssociationsStatus",
    "ssm:DescribeInstanceAssociationsStatus",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeActivations.html
  "ssm:DescribeActivations": read("ssm", "DescribeActivations", "ssm:DescribeActivations"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListResourceComplianceSummaries.html
  "ssm:ListResourceComplianceSummaries": read(
    "ssm",
    "ListResourceComplianceSummaries",
    "ssm:ListResourceComplianceSummaries",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStates.html
  "ssm:DescribeInstancePatchStates": read(
    "ssm",
    "DescribeInstancePatchStates",
    "ssm:DescribeInstancePatchStates",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatches.html
  "ssm:DescribeInstancePatches": read("ssm", "DescribeInstancePatches", "ssm:DescribeInstancePatches"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribePatchBaselines.html
  "ssm:DescribePatchBaselines": read("ssm", "DescribePatchBaselines", "ssm:DescribePatchBaselines"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetPatchBaseline.html
  "ssm:GetPatchBaseline": read("ssm", "GetPatchBaseline", "ssm:GetPatchBaseline"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribePatchGroups.html
  "ssm:DescribePatchGroups": read("ssm", "DescribePatchGroups", "ssm:DescribePatchGroups"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeAvailablePatches.html
  "ssm:DescribeAvailablePatches": read("ssm", "DescribeAvailablePatches", "ssm:DescribeAvailablePatches"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeEffectivePatchesForPatchBaseline.html
  "ssm:DescribeEffectivePatchesForPatchBaseline": read(
    "ssm",
    "DescribeEffectivePatchesForPatchBaseline",
    "ssm:DescribeEffectivePatchesForPatchBaseline",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindows.html
  "ssm:DescribeMaintenanceWindows": read(
    "ssm",
    "DescribeMaintenanceWindows",
    "ssm:DescribeMaintenanceWindows",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetMaintenanceWindow.html
  "ssm:GetMaintenanceWindow": read("ssm", "GetMaintenanceWindow", "ssm:GetMaintenanceWindow"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowTargets.html
  "ssm:DescribeMaintenanceWindowTargets": read(
    "ssm",
    "DescribeMaintenanceWindowTargets",
    "ssm:DescribeMaintenanceWindowTargets",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowTasks.html
  "ssm:DescribeMaintenanceWindowTasks": read(
    "ssm",
    "DescribeMaintenanceWindowTasks",
    "ssm:DescribeMaintenanceWindowTasks",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetMaintenanceWindowTask.html
  "ssm:GetMaintenanceWindowTask": read("ssm", "GetMaintenanceWindowTask", "ssm:GetMaintenanceWindowTask"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowExecutions.html
  "ssm:DescribeMaintenanceWindowExecutions": read(
    "ssm",
    "DescribeMaintenanceWindowExecutions",
    "ssm:DescribeMaintenanceWindowExecutions",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowExecutionTasks.html
  "ssm:DescribeMaintenanceWindowExecutionTasks": read(
    "ssm",
    "DescribeMaintenanceWindowExecutionTasks",
    "ssm:DescribeMaintenanceWindowExecutionTasks",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowExecutionTaskInvocations.html
  "ssm:DescribeMaintenanceWindowExecutionTaskInvocations": read(
    "ssm",
    "DescribeMaintenanceWindowExecutionTaskInvocations",
    "ssm:DescribeMaintenanceWindowExecutionTaskInvocations",
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommands.html
  "ssm:ListCommands": read("ssm", "ListCommands", "ssm:ListCommands"),
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListCommandInvocations.html
  "ssm:ListCommandInvocations": read("ssm", "ListCommandInvocations", "ssm:ListCommandInvocations"),
  // https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
  "resource-groups-tagging-api:GetResources": read(
    "resource-groups-tagging-api",
    "GetResources",
    "tag:GetResources",
  ),
} as const satisfies Record<string, AwsOperation>;

/** `service:Operation`, services by the name of their SDK package. */
export type AwsOperationName = keyof typeof table;

/** Every AWS operation that the console may call: the guard, the IAM policies, the limiter and the meter read this. */
export const awsOperations: Readonly<Record<AwsOperationName, AwsOperation>> = table;

/** The table's entry, or undefined for an operation that the console may not call. */
export function findAwsOperation(name: string): AwsOperation | undefined {
  return Object.hasOwn(awsOperations, name) ? awsOperations[name as AwsOperationName] : undefined;
}

function read(
  service: AwsService,
  operation: string,
  iamAction: string,
  publishedRatePerSecond?: number,
  burst?: number,
): AwsOperation {
  return {
    service,
    operation,
    iamAction,
    access: "read",
    ...(publishedRatePerSecond === undefined ? {} : { publishedRatePerSecond }),
    ...(burst === undefined ? {} : { burst }),
  };
}
