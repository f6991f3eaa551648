import {
  type DescribeInstancePatchesRequest,
  type DescribeInstancePatchesResult,
  InvalidFilter,
  InvalidInstanceId,
  type PatchComplianceData,
  type PatchComplianceDataState,
} from "@aws-sdk/client-ssm";
import { AwsError } from "../../wire/errors.ts";
import type { Handler } from "../../wire/handler.ts";
import type { PatchRow } from "../../world/patch/patch-rows.ts";
import { installedTimeOf, wordsOf } from "../../world/patch/patch-views.ts";
import type { Slot } from "../../world/slot.ts";
import { orchestratorTest, type PatchReaders } from "./patch-orchestrator-filters.ts";

/** The API's model allows 100, the service does not. */
const mostResults = 50;

const dataOf = (slot: Slot, row: PatchRow): PatchComplianceData => {
  const { title, classification, severity } = wordsOf(slot, row);
  const vulnerable = row.state === "Missing" || row.state === "Failed";
  return {
    Title: title,
    KBId: row.release.kbId,
    Classification: classification,
    Severity: severity,
    // The service writes `Installed` where the model has `INSTALLED`.
    State: row.state as string as PatchComplianceDataState,
    InstalledTime: new Date(installedTimeOf(slot, row)),
    CVEIds: vulnerable && row.release.cveIds.length > 0 ? row.release.cveIds.join(",") : undefined,
  };
};

const readers: PatchReaders<PatchComplianceData> = {
  Classification: ({ Classification = "" }) => [Classification],
  KBId: ({ KBId = "" }) => [KBId],
  Severity: ({ Severity = "" }) => [Severity],
  State: ({ State }) => [String(State)],
};

const refuse = (key: string): never => {
  throw new InvalidFilter({ $metadata: {}, message: `The filter key ${key} is not valid.` });
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatches.html */
export const describeInstancePatches: Handler<
  DescribeInstancePatchesRequest,
  DescribeInstancePatchesResult
> = (input, { world, accountId, region, now, page }) => {
  const { NextToken, MaxResults = mostResults, InstanceId: id = "", ...query } = input;
  if (MaxResults > mostResults) {
    throw new AwsError(
      "ValidationException",
      `1 validation error detected: Value '${MaxResults}' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to ${mostResults}`,
    );
  }
  const node = world.node(accountId, region, id, now);
  if (node === undefined) {
    const Message = `Instance ${id} is not a managed node of this account and Region.`;
    throw new InvalidInstanceId({ $metadata: {}, message: Message, Message });
  }
  const keep = orchestratorTest(input.Filters, readers, refuse);
  const state = world.patchState(node, now);
  const found = state === undefined ? [] : state.rows.map((row) => dataOf(state.slot, row)).filter(keep);
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults, query: { id, ...query } });
  return { Patches: items, NextToken: nextToken };
};
