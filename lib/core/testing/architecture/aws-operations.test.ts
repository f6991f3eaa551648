import { describe, expect, it } from "vitest";
import { awsOperations } from "#lib/core/server/aws-operations.ts";
import { emulatedServices } from "#lib/emulator/services/index.ts";
import { isProduct, sourceFiles } from "./source-files.ts";

/** Operations that AWS clients of other makers are shown, although the console itself calls them not (yet). */
const emulatedForOthers: Readonly<Record<string, string>> = {
  "config-service:DescribeAggregateComplianceByConfigRules":
    "compliance as an aggregator shows it, which lags",
  "config-service:DescribeComplianceByResource": "the resources' side of the compliance that rules tell",
  "config-service:GetAggregateComplianceDetailsByConfigRule":
    "compliance as an aggregator shows it, which lags",
  "config-service:GetComplianceDetailsByResource":
    "the rules of one resource, against which lists are compared",
  "config-service:GetComplianceSummaryByConfigRule": "AWS's own count, which ends at 25",
  "config-service:GetComplianceSummaryByResourceType": "AWS's own count, which ends at 100",
  "config-service:ListAggregateDiscoveredResources":
    "an aggregator's resources by type, which queries list too",
  "resource-groups-tagging-api:GetTagKeys": "shows people at a terminal which tags there are",
  "resource-groups-tagging-api:GetTagValues": "shows people at a terminal which values a tag has",
  "ssm:DescribeInstancePatchStatesForPatchGroup": "the same for the nodes of one patch group",
  "ssm:DescribePatchGroupState": "how many nodes of a patch group lack something",
  "ssm:DescribePatchProperties": "what rules of a baseline may ask for",
  "ssm:GetDefaultPatchBaseline": "the baseline of nodes without a patch group",
  "ssm:GetPatchBaselineForPatchGroup": "the baseline that a node of a patch group gets",
  "ssm:DescribeInstanceProperties": "what AWS's own node pages show; checks that lists agree with each other",
  "ssm:DescribeMaintenanceWindowSchedule":
    "AWS's own coming runs, against which the counted ones are compared",
  "ssm:DescribeMaintenanceWindowsForTarget":
    "the windows of one node, against which its covering is compared",
  "ssm:GetCommandInvocation": "one node's whole output, for people at a terminal",
  "ssm:GetMaintenanceWindowExecution": "one run of a window, which lists show as well",
  "ssm:GetMaintenanceWindowExecutionTask": "one task of a run, which lists show as well",
  "ssm:GetMaintenanceWindowExecutionTaskInvocation": "one target of a task, which lists show as well",
  "ssm:ListComplianceItems": "the items behind the summaries that the console collects",
  "ssm:ListComplianceSummaries": "how many resources of an account-Region comply, for people at a terminal",
  "ssm:ListInventoryEntries": "one node's inventory, against which the collected one is compared",
  "ssm:ListNodes": "the organisation-wide list of AWS's unified console",
  "ssm:ListNodesSummary": "the organisation-wide counts of AWS's unified console",
  "ssm:ListTagsForResource": "the tags of one hybrid node, against which collected tags are compared",
};

const sources = sourceFiles("lib").filter(
  (file) => isProduct(file) && !file.path.startsWith("lib/emulator/"),
);

/** `service:Operation` of every command, paginator and waiter that a source imports from the SDK. */
function calledOperations(text: string): string[] {
  const imports = text.matchAll(/import (type )?\{([^}]*)\} from "@aws-sdk\/client-([a-z0-9-]+)"/g);
  return [...imports].flatMap(([, typeOnly, names = "", service = ""]) =>
    typeOnly === undefined ? names.split(",").flatMap((name) => operationOf(name.trim(), service)) : [],
  );
}

function operationOf(name: string, service: string): string[] {
  if (name.startsWith("type ")) return [];
  const [, command, paginated] = /^(?:([A-Z]\w*)Command|paginate([A-Z]\w*))(?: as \w+)?$/.exec(name) ?? [];
  const operation = command ?? paginated;
  return operation === undefined ? [] : [`${service}:${operation}`];
}

const called = [...new Set(sources.flatMap((file) => calledOperations(file.text)))].sort();
const table = Object.keys(awsOperations).sort();
const emulated = Object.entries(emulatedServices)
  .flatMap(([service, handlers]) => Object.keys(handlers).map((operation) => `${service}:${operation}`))
  .sort();

describe("the table of AWS operations", () => {
  it("reads commands and paginators out of imports", () => {
    const text = `
      import { SSMClient, DescribeActivationsCommand, paginateGetInventory, type TagCommand } from "@aws-sdk/client-ssm";
      import type { StopInstancesCommand } from "@aws-sdk/client-ec2";`;
    expect(calledOperations(text)).toEqual(["ssm:DescribeActivations", "ssm:GetInventory"]);
  });

  it("lists every operation that the console calls", () => {
    expect(called.filter((operation) => !table.includes(operation))).toEqual([]);
  });

  it("asks for no permission that the console does not use", () => {
    expect(table.filter((operation) => !called.includes(operation))).toEqual([]);
  });

  it("holds only operations that the emulator answers", () => {
    expect(table.filter((operation) => !emulated.includes(operation))).toEqual([]);
  });

  it("gives every emulated operation a use in the console or a reason to be emulated", () => {
    const unused = emulated.filter((operation) => !table.includes(operation));
    expect(unused.filter((operation) => !Object.hasOwn(emulatedForOthers, operation))).toEqual([]);
    expect(Object.keys(emulatedForOthers).filter((operation) => !unused.includes(operation))).toEqual([]);
  });
});
