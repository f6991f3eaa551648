import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createEmulator, type Emulator } from "./server.ts";
import { emulatedServices } from "./services/index.ts";
import { type AwsCli, openAwsCli } from "./testing/aws-cli.ts";
import { type Finished, firstLine, programsNamed, run } from "./testing/programs.ts";
import { userAccessKey } from "./wire/credentials.ts";

/** One AWS CLI command per emulated operation, and the member of its answer that has to be there. */
const commands: Readonly<Record<string, readonly [args: string, member: string]>> = {
  "cloudtrail:DescribeTrails": ["cloudtrail describe-trails", "trailList"],
  "cloudtrail:GetTrailStatus": ["cloudtrail get-trail-status --name TRAIL", "IsLogging"],
  "cloudtrail:LookupEvents": [
    "cloudtrail lookup-events --lookup-attributes AttributeKey=ReadOnly,AttributeValue=false --max-items 60",
    "Events",
  ],
  "config-service:BatchGetAggregateResourceConfig": [
    "configservice batch-get-aggregate-resource-config --configuration-aggregator-name organization --resource-identifiers SourceAccountId=ACCOUNT,SourceRegion=us-east-1,ResourceId=GROUP,ResourceType=AWS::EC2::SecurityGroup",
    "BaseConfigurationItems",
  ],
  "config-service:BatchGetResourceConfig": [
    "configservice batch-get-resource-config --resource-keys resourceType=AWS::EC2::SecurityGroup,resourceId=GROUP",
    "baseConfigurationItems",
  ],
  "config-service:DescribeAggregateComplianceByConfigRules": [
    "configservice describe-aggregate-compliance-by-config-rules --configuration-aggregator-name organization",
    "AggregateComplianceByConfigRules",
  ],
  "config-service:DescribeComplianceByConfigRule": [
    "configservice describe-compliance-by-config-rule",
    "ComplianceByConfigRules",
  ],
  "config-service:DescribeComplianceByResource": [
    "configservice describe-compliance-by-resource --resource-type AWS::EC2::SecurityGroup",
    "ComplianceByResources",
  ],
  "config-service:DescribeConfigRuleEvaluationStatus": [
    "configservice describe-config-rule-evaluation-status",
    "ConfigRulesEvaluationStatus",
  ],
  "config-service:DescribeConfigRules": [
    "configservice describe-config-rules --config-rule-names required-tags",
    "ConfigRules",
  ],
  "config-service:DescribeConfigurationAggregatorSourcesStatus": [
    "configservice describe-configuration-aggregator-sources-status --configuration-aggregator-name organization",
    "AggregatedSourceStatusList",
  ],
  "config-service:DescribeConfigurationAggregators": [
    "configservice describe-configuration-aggregators",
    "ConfigurationAggregators",
  ],
  "config-service:DescribeConfigurationRecorderStatus": [
    "configservice describe-configuration-recorder-status",
    "ConfigurationRecordersStatus",
  ],
  "config-service:DescribeConfigurationRecorders": [
    "configservice describe-configuration-recorders",
    "ConfigurationRecorders",
  ],
  "config-service:DescribeConformancePackCompliance": [
    "configservice describe-conformance-pack-compliance --conformance-pack-name PACK",
    "ConformancePackRuleComplianceList",
  ],
  "config-service:DescribeConformancePackStatus": [
    "configservice describe-conformance-pack-status",
    "ConformancePackStatusDetails",
  ],
  "config-service:DescribeConformancePacks": [
    "configservice describe-conformance-packs",
    "ConformancePackDetails",
  ],
  "config-service:DescribeDeliveryChannelStatus": [
    "configservice describe-delivery-channel-status",
    "DeliveryChannelsStatus",
  ],
  "config-service:DescribeDeliveryChannels": ["configservice describe-delivery-channels", "DeliveryChannels"],
  "config-service:DescribeRemediationConfigurations": [
    "configservice describe-remediation-configurations --config-rule-names restricted-ssh",
    "RemediationConfigurations",
  ],
  "config-service:DescribeRetentionConfigurations": [
    "configservice describe-retention-configurations",
    "RetentionConfigurations",
  ],
  "config-service:GetAggregateComplianceDetailsByConfigRule": [
    "configservice get-aggregate-compliance-details-by-config-rule --configuration-aggregator-name organization --config-rule-name required-tags --account-id ACCOUNT --aws-region us-east-1",
    "AggregateEvaluationResults",
  ],
  "config-service:GetAggregateDiscoveredResourceCounts": [
    "configservice get-aggregate-discovered-resource-counts --configuration-aggregator-name organization --group-by-key AWS_REGION",
    "GroupedResourceCounts",
  ],
  "config-service:GetComplianceDetailsByConfigRule": [
    "configservice get-compliance-details-by-config-rule --config-rule-name required-tags --compliance-types NON_COMPLIANT",
    "EvaluationResults",
  ],
  "config-service:GetComplianceDetailsByResource": [
    "configservice get-compliance-details-by-resource --resource-type AWS::EC2::SecurityGroup --resource-id GROUP",
    "EvaluationResults",
  ],
  "config-service:GetComplianceSummaryByConfigRule": [
    "configservice get-compliance-summary-by-config-rule",
    "ComplianceSummary",
  ],
  "config-service:GetComplianceSummaryByResourceType": [
    "configservice get-compliance-summary-by-resource-type",
    "ComplianceSummariesByResourceType",
  ],
  "config-service:GetConformancePackComplianceDetails": [
    "configservice get-conformance-pack-compliance-details --conformance-pack-name PACK",
    "ConformancePackRuleEvaluationResults",
  ],
  "config-service:GetDiscoveredResourceCounts": [
    "configservice get-discovered-resource-counts",
    "totalDiscoveredResources",
  ],
  "config-service:GetResourceConfigHistory": [
    "configservice get-resource-config-history --resource-type AWS::EC2::SecurityGroup --resource-id GROUP --limit 5",
    "configurationItems",
  ],
  "config-service:GetStoredQuery": [
    "configservice get-stored-query --query-name Instances-by-type",
    "StoredQuery",
  ],
  "config-service:ListAggregateDiscoveredResources": [
    "configservice list-aggregate-discovered-resources --configuration-aggregator-name organization --resource-type AWS::EC2::Instance",
    "ResourceIdentifiers",
  ],
  "config-service:ListConformancePackComplianceScores": [
    "configservice list-conformance-pack-compliance-scores",
    "ConformancePackComplianceScores",
  ],
  "config-service:ListDiscoveredResources": [
    "configservice list-discovered-resources --resource-type AWS::EC2::Volume --include-deleted-resources",
    "resourceIdentifiers",
  ],
  "config-service:ListStoredQueries": ["configservice list-stored-queries", "StoredQueryMetadata"],
  "config-service:SelectAggregateResourceConfig": [
    "configservice select-aggregate-resource-config --configuration-aggregator-name organization --expression SELECT_ALL",
    "Results",
  ],
  "config-service:SelectResourceConfig": [
    "configservice select-resource-config --expression SELECT_ALL",
    "QueryInfo",
  ],
  "ec2:DescribeInstanceStatus": ["ec2 describe-instance-status --include-all-instances", "InstanceStatuses"],
  "ec2:DescribeInstances": ["ec2 describe-instances --filters Name=tag:Env,Values=*", "Reservations"],
  "ec2:DescribeRegions": ["ec2 describe-regions --all-regions", "Regions"],
  "organizations:DescribeOrganization": ["organizations describe-organization", "Organization"],
  "organizations:ListAccounts": ["organizations list-accounts", "Accounts"],
  "resource-groups-tagging-api:GetResources": [
    "resourcegroupstaggingapi get-resources --tag-filters Key=Env",
    "ResourceTagMappingList",
  ],
  "resource-groups-tagging-api:GetTagKeys": ["resourcegroupstaggingapi get-tag-keys", "TagKeys"],
  "resource-groups-tagging-api:GetTagValues": [
    "resourcegroupstaggingapi get-tag-values --key Env",
    "TagValues",
  ],
  "ssm:DescribeActivations": ["ssm describe-activations", "ActivationList"],
  "ssm:DescribeInstanceAssociationsStatus": [
    "ssm describe-instance-associations-status --instance-id NODE",
    "InstanceAssociationStatusInfos",
  ],
  "ssm:DescribeInstanceInformation": ["ssm describe-instance-information", "InstanceInformationList"],
  "ssm:DescribeAvailablePatches": [
    "ssm describe-available-patches --filters Key=PRODUCT,Values=AmazonLinux2.0",
    "Patches",
  ],
  "ssm:DescribeEffectivePatchesForPatchBaseline": [
    "ssm describe-effective-patches-for-patch-baseline --baseline-id BASELINE",
    "EffectivePatches",
  ],
  "ssm:DescribeInstancePatchStates": [
    "ssm describe-instance-patch-states --instance-ids NODE",
    "InstancePatchStates",
  ],
  "ssm:DescribeInstancePatchStatesForPatchGroup": [
    "ssm describe-instance-patch-states-for-patch-group --patch-group prod-linux-wave1",
    "InstancePatchStates",
  ],
  "ssm:DescribeInstancePatches": ["ssm describe-instance-patches --instance-id NODE", "Patches"],
  "ssm:DescribePatchBaselines": ["ssm describe-patch-baselines", "BaselineIdentities"],
  "ssm:DescribePatchGroupState": [
    "ssm describe-patch-group-state --patch-group prod-linux-wave1",
    "Instances",
  ],
  "ssm:DescribePatchGroups": ["ssm describe-patch-groups", "Mappings"],
  "ssm:DescribePatchProperties": [
    "ssm describe-patch-properties --operating-system SUSE --property PRODUCT",
    "Properties",
  ],
  "ssm:GetDefaultPatchBaseline": ["ssm get-default-patch-baseline", "BaselineId"],
  "ssm:GetPatchBaseline": ["ssm get-patch-baseline --baseline-id BASELINE", "ApprovalRules"],
  "ssm:GetPatchBaselineForPatchGroup": [
    "ssm get-patch-baseline-for-patch-group --patch-group prod-windows-wave2",
    "BaselineId",
  ],
  "ssm:DescribeInstanceProperties": ["ssm describe-instance-properties", "InstanceProperties"],
  "ssm:DescribeMaintenanceWindowExecutionTaskInvocations": [
    "ssm describe-maintenance-window-execution-task-invocations --window-execution-id RUN --task-id TASK",
    "WindowExecutionTaskInvocationIdentities",
  ],
  "ssm:DescribeMaintenanceWindowExecutionTasks": [
    "ssm describe-maintenance-window-execution-tasks --window-execution-id RUN",
    "WindowExecutionTaskIdentities",
  ],
  "ssm:DescribeMaintenanceWindowExecutions": [
    "ssm describe-maintenance-window-executions --window-id WINDOW",
    "WindowExecutions",
  ],
  "ssm:DescribeMaintenanceWindowSchedule": [
    "ssm describe-maintenance-window-schedule",
    "ScheduledWindowExecutions",
  ],
  "ssm:DescribeMaintenanceWindowTargets": [
    "ssm describe-maintenance-window-targets --window-id WINDOW",
    "Targets",
  ],
  "ssm:DescribeMaintenanceWindowTasks": ["ssm describe-maintenance-window-tasks --window-id WINDOW", "Tasks"],
  "ssm:DescribeMaintenanceWindows": ["ssm describe-maintenance-windows", "WindowIdentities"],
  "ssm:DescribeMaintenanceWindowsForTarget": [
    "ssm describe-maintenance-windows-for-target --resource-type INSTANCE --targets Key=InstanceIds,Values=NODE",
    "WindowIdentities",
  ],
  "ssm:GetCommandInvocation": [
    "ssm get-command-invocation --command-id COMMAND --instance-id REACHED",
    "StatusDetails",
  ],
  "ssm:GetInventory": ["ssm get-inventory", "Entities"],
  "ssm:GetInventorySchema": ["ssm get-inventory-schema", "Schemas"],
  "ssm:GetMaintenanceWindow": ["ssm get-maintenance-window --window-id WINDOW", "NextExecutionTime"],
  "ssm:GetMaintenanceWindowExecution": [
    "ssm get-maintenance-window-execution --window-execution-id RUN",
    "TaskIds",
  ],
  "ssm:GetMaintenanceWindowExecutionTask": [
    "ssm get-maintenance-window-execution-task --window-execution-id RUN --task-id TASK",
    "TaskArn",
  ],
  "ssm:GetMaintenanceWindowExecutionTaskInvocation": [
    "ssm get-maintenance-window-execution-task-invocation --window-execution-id RUN --task-id TASK --invocation-id INVOCATION",
    "ExecutionId",
  ],
  "ssm:GetMaintenanceWindowTask": [
    "ssm get-maintenance-window-task --window-id WINDOW --window-task-id WTASK",
    "TaskInvocationParameters",
  ],
  "ssm:ListAssociations": ["ssm list-associations", "Associations"],
  "ssm:ListCommandInvocations": ["ssm list-command-invocations --details", "CommandInvocations"],
  "ssm:ListCommands": ["ssm list-commands", "Commands"],
  "ssm:ListComplianceItems": [
    "ssm list-compliance-items --resource-ids NODE --resource-types ManagedInstance",
    "ComplianceItems",
  ],
  "ssm:ListComplianceSummaries": ["ssm list-compliance-summaries", "ComplianceSummaryItems"],
  "ssm:ListInventoryEntries": [
    "ssm list-inventory-entries --instance-id NODE --type-name AWS:Application",
    "Entries",
  ],
  "ssm:ListNodes": ["ssm list-nodes", "Nodes"],
  "ssm:ListNodesSummary": [
    "ssm list-nodes-summary --aggregators AggregatorType=Count,TypeName=Instance,AttributeName=PlatformType",
    "Summary",
  ],
  "ssm:ListResourceComplianceSummaries": [
    "ssm list-resource-compliance-summaries",
    "ResourceComplianceSummaryItems",
  ],
  "ssm:ListTagsForResource": [
    "ssm list-tags-for-resource --resource-type ManagedInstance --resource-id HYBRID",
    "TagList",
  ],
  "sts:AssumeRole": [
    "sts assume-role --role-arn arn:aws:iam::ACCOUNT:role/YaguraReadOnly --role-session-name cli",
    "Credentials",
  ],
  "sts:GetCallerIdentity": ["sts get-caller-identity", "Account"],
};
/** Younger than the CLI that Debian 12 has. */
const recent: readonly string[] = ["ssm:DescribeInstanceProperties", "ssm:ListNodes", "ssm:ListNodesSummary"];
const errors: readonly (readonly [args: string, code: string])[] = [
  ["ec2 describe-instances --instance-ids i-nonsense", "InvalidInstanceID.Malformed"],
  ["ssm describe-instance-information --filters Key=Colour,Values=red", "InvalidFilterKey"],
  ["ssm get-patch-baseline --baseline-id pb-00000000000000000", "DoesNotExistException"],
  [
    "configservice get-resource-config-history --resource-type AWS::EC2::Instance --resource-id i-00000000000000000",
    "ResourceNotDiscoveredException",
  ],
  [
    "configservice list-discovered-resources --resource-type AWS::EC2::Instance --next-token nonsense",
    "InvalidNextTokenException",
  ],
  [
    "configservice get-compliance-details-by-config-rule --config-rule-name none",
    "NoSuchConfigRuleException",
  ],
  ["configservice select-resource-config --expression SELECT", "InvalidExpressionException"],
  ["sts assume-role --role-arn arn:aws:iam::ACCOUNT:role/Nobody --role-session-name cli", "AccessDenied"],
  ["cloudwatch list-metrics", "UnknownOperationException"],
  ["securityhub get-findings", "UnknownOperationException"],
];
/** What the issue of a managed node shows at the prompt. */
const nodeMembers = [
  "InstanceId",
  "PingStatus",
  "LastPingDateTime",
  "AgentVersion",
  "IsLatestVersion",
  "PlatformType",
  "PlatformName",
  "PlatformVersion",
  "ResourceType",
  "IPAddress",
  "ComputerName",
];

const shells = programsNamed("aws").flatMap((program) => {
  const version = firstLine(program, "--version");
  return version === undefined ? [] : [{ program, version: version.split(" ")[0] ?? "" }];
});
/** One CLI goes through everything, others through what it may be too old for: each call takes a second or so. */
const thorough = shells.find(({ version }) => version.startsWith("aws-cli/2")) ?? shells[0];
const python = programsNamed("python3").find(
  (program) => firstLine(program, "-c", "import boto3; print(1)") === "1",
);

// An AWS CLI takes a second to start on an idle machine, and many on a busy one.
vi.setConfig({ testTimeout: 120_000 });

let emulator: Emulator;
let env: Record<string, string> = {};

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 120, accounts: 2, regions: 1 });
  env = {
    AWS_ACCESS_KEY_ID: userAccessKey(emulator.world.organization().masterAccountId),
    AWS_SECRET_ACCESS_KEY: "unchecked",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_PAGER: "",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_MAX_ATTEMPTS: "1",
  };
});
afterAll(() => emulator.close());

/** Puts the ids of a window that has run, and of what it did, in their places. */
const withOperationIds = (args: string, accountId: string): string => {
  const { operations } = emulator.world;
  const now = new Date();
  const runs = operations
    .windows(accountId, "us-east-1")
    .flatMap((window) => operations.windowExecutions(window, now));
  const run = runs.find(({ tasks }) => tasks[0]?.invocations[0] !== undefined);
  const [task] = run?.tasks ?? [];
  const [command] = operations
    .commands(accountId, "us-east-1", now)
    .filter((plan) => operations.commandState(plan, now).targetCount > 0);
  const [reached] = command === undefined ? [] : operations.commandInvocations(command, now);
  return args
    .replace("WINDOW", run?.window.windowId ?? "")
    .replace("WTASK", run?.window.tasks[0]?.windowTaskId ?? "")
    .replace("RUN", run?.windowExecutionId ?? "")
    .replace("TASK", task?.taskExecutionId ?? "")
    .replace("INVOCATION", task?.invocations[0]?.invocationId ?? "")
    .replace("COMMAND", command?.commandId ?? "")
    .replace("REACHED", reached?.nodeId ?? "");
};

const ask = (cli: AwsCli, args: string): Promise<Finished> => {
  const { masterAccountId } = emulator.world.organization();
  const nodes = [...emulator.world.nodes(masterAccountId, "us-east-1", new Date())];
  const windows = emulator.world
    .patchBaselines(masterAccountId, "us-east-1", new Date())
    .find(({ operatingSystem }) => operatingSystem === "WINDOWS");
  const [group] = emulator.world.config.items(
    masterAccountId,
    "us-east-1",
    "AWS::EC2::SecurityGroup",
    new Date(),
  );
  const [trail] = emulator.world.trail.trails(masterAccountId, "us-east-1", new Date());
  const [pack] = emulator.world.rules.packs(masterAccountId, "us-east-1", new Date());
  const words = withOperationIds(args, masterAccountId)
    .replace("BASELINE", windows?.baselineId ?? "")
    .replace("ACCOUNT", masterAccountId)
    .replace("TRAIL", trail?.arn ?? "")
    .replace("GROUP", group?.resourceId ?? "")
    .replace("PACK", pack?.name ?? "")
    .replace("NODE", nodes[0]?.nodeId ?? "")
    .replace("HYBRID", nodes.find(({ resourceType }) => resourceType === "ManagedInstance")?.nodeId ?? "")
    .split(" ")
    .map((word) => word.replace("SELECT_ALL", "SELECT * WHERE resourceType = 'AWS::EC2::SecurityGroup'"));
  return cli.ask(["--endpoint-url", emulator.url, "--output", "json", ...words]);
};

describe("the table of AWS CLI commands", () => {
  it("has one for every emulated operation", () => {
    const emulated = Object.entries(emulatedServices).flatMap(([service, handlers]) =>
      Object.keys(handlers).map((operation) => `${service}:${operation}`),
    );
    expect(Object.keys(commands).sort()).toEqual(emulated.sort());
  });
});

describe.runIf(shells.length > 0).each(shells)("$version", (shell) => {
  let cli: AwsCli;
  beforeAll(() => {
    cli = openAwsCli(shell.program, env);
  });
  afterAll(() => cli.close());
  const asked = Object.entries(commands).filter(([name]) => shell === thorough || recent.includes(name));

  it.each(asked)("understands the answer of %s", async (name, [args, member]) => {
    const { code, output, errors: printed } = await ask(cli, args);
    if (recent.includes(name) && printed.includes("Invalid choice")) return;
    expect(printed).toBe("");
    expect(code).toBe(0);
    expect(JSON.parse(output)).toHaveProperty(member);
  });

  it("lists every managed node with what AWS shows of one", async () => {
    const { output } = await ask(cli, "ssm describe-instance-information");
    const { InstanceInformationList: listed } = JSON.parse(output) as { InstanceInformationList: object[] };
    const { masterAccountId } = emulator.world.organization();
    expect(listed).toHaveLength([...emulator.world.nodes(masterAccountId, "us-east-1", new Date())].length);
    for (const member of nodeMembers) expect(listed[0]).toHaveProperty(member);
  });

  it.each(shell === thorough ? errors : [])("reports the error of: %s", async (args, expected) => {
    const { code, errors: printed } = await ask(cli, args);
    expect(code).toBeGreaterThan(0);
    expect(printed).toContain(`(${expected})`);
  });
});

const script = `
import boto3, json, os, sys
from botocore.exceptions import ClientError
def client(name): return boto3.client(name, endpoint_url=sys.argv[1])
def code(call):
    try: call()
    except ClientError as error: return error.response["Error"]["Code"]
nodes = [n["InstanceId"] for page in client("ssm").get_paginator("describe_instance_information").paginate(PaginationConfig={"PageSize": 7}) for n in page["InstanceInformationList"]]
instances = [i["InstanceId"] for page in client("ec2").get_paginator("describe_instances").paginate(PaginationConfig={"PageSize": 7}) for r in page["Reservations"] for i in r["Instances"]]
tagged = [r["ResourceARN"] for page in client("resourcegroupstaggingapi").get_paginator("get_resources").paginate(ResourcesPerPage=7) for r in page["ResourceTagMappingList"]]
print(json.dumps({
    "account": client("sts").get_caller_identity()["Account"],
    "accounts": len(client("organizations").list_accounts()["Accounts"]),
    "nodes": nodes, "instances": instances, "tagged": tagged,
    "launched": str(type(client("ec2").describe_instances(MaxResults=5)["Reservations"][0]["Instances"][0]["LaunchTime"]).__name__),
    "errors": [
        code(lambda: client("ec2").describe_instances(InstanceIds=["i-nonsense"])),
        code(lambda: client("ssm").describe_instance_information(NextToken="nonsense")),
        code(lambda: client("organizations").list_accounts(NextToken="nonsense")),
        code(lambda: client("cloudformation").describe_stacks()),
        code(lambda: client("logs").describe_log_groups()),
    ],
}))
`;

describe.runIf(python !== undefined)("boto3", () => {
  it("pages, reads and fails as it does against AWS", async () => {
    const { output, errors: printed } = await run(
      python ?? "",
      ["-W", "ignore", "-c", script, emulator.url],
      env,
    );
    expect(printed).toBe("");
    const { masterAccountId: id } = emulator.world.organization();
    const now = new Date();
    expect(JSON.parse(output)).toEqual({
      account: id,
      accounts: 2,
      nodes: [...emulator.world.nodes(id, "us-east-1", now)].map(({ nodeId }) => nodeId),
      instances: [...emulator.world.instances(id, "us-east-1", now)].map(({ instanceId }) => instanceId),
      tagged: [...emulator.world.taggedResources(id, "us-east-1", now)].map(({ arn }) => arn),
      launched: "datetime",
      errors: [
        "InvalidInstanceID.Malformed",
        "InvalidNextToken",
        "InvalidInputException",
        "UnknownOperationException",
        "UnknownOperationException",
      ],
    });
  });
});
