import type {
  DescribeAvailablePatchesRequest,
  DescribeAvailablePatchesResult,
  Patch,
} from "@aws-sdk/client-ssm";
import { AwsError } from "../../wire/errors.ts";
import type { Handler } from "../../wire/handler.ts";
import { availablePatchesOf } from "../../world/patch/available-patches.ts";
import type { PatchRelease } from "../../world/patch/releases.ts";
import { refuseFilterKey } from "./patch-errors.ts";
import { orchestratorTest, type PatchReaders } from "./patch-orchestrator-filters.ts";
import { patchOf } from "./patch-output.ts";

interface Row {
  release: PatchRelease;
  patch: Patch;
}

const text =
  (read: (patch: Patch) => string | number | undefined) =>
  (row: Row): string[] => [String(read(row.patch) ?? "")];

const shared: PatchReaders<Row> = {
  PRODUCT: ({ release }) =>
    release.product === "AmazonLinux2" ? [release.product, "AmazonLinux2.0"] : [release.product],
  CLASSIFICATION: text((patch) => patch.Classification),
};
const windowsReaders: PatchReaders<Row> = {
  ...shared,
  PATCH_SET: ({ release }) => [release.patchSet],
  PRODUCT_FAMILY: text((patch) => patch.ProductFamily),
  MSRC_SEVERITY: text((patch) => patch.MsrcSeverity),
  PATCH_ID: text((patch) => patch.KbNumber),
};
const linuxReaders: PatchReaders<Row> = {
  ...shared,
  NAME: text((patch) => patch.Name),
  SEVERITY: text((patch) => patch.Severity),
  EPOCH: text((patch) => patch.Epoch),
  VERSION: text((patch) => patch.Version),
  RELEASE: text((patch) => patch.Release),
  ARCH: text((patch) => patch.Arch),
  REPOSITORY: text((patch) => patch.Repository),
  ADVISORY_ID: ({ release }) => release.advisoryIds,
  CVE_ID: ({ release }) => release.cveIds,
  BUGZILLA_ID: ({ patch }) => patch.BugzillaIds ?? [],
};

/** Linux is asked for by product, and then by nothing that only Windows has. */
const isLinux = (input: DescribeAvailablePatchesRequest): boolean => {
  const filters = input.Filters ?? [];
  const products = filters.find(({ Key }) => Key === "PRODUCT")?.Values;
  const asks = products?.some((product) => product.startsWith("AmazonLinux")) ?? false;
  const linuxKey = filters.find(
    ({ Key = "" }) => Object.hasOwn(linuxReaders, Key) && !Object.hasOwn(windowsReaders, Key),
  )?.Key;
  if (!asks && linuxKey !== undefined) {
    throw new AwsError(
      "ValidationException",
      `The filter ${linuxKey} needs a filter PRODUCT that names an Amazon Linux.`,
    );
  }
  return asks;
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeAvailablePatches.html */
export const describeAvailablePatches: Handler<
  DescribeAvailablePatchesRequest,
  DescribeAvailablePatchesResult
> = (input, { now, page }) => {
  const { NextToken, MaxResults, ...query } = input;
  const linux = isLinux(input);
  const readers = linux ? linuxReaders : windowsReaders;
  const keep = orchestratorTest(input.Filters, readers, refuseFilterKey);
  const chosen = input.Filters?.some(({ Key }) => Key === "PATCH_SET" || Key === "PRODUCT") ?? false;
  const found = availablePatchesOf(linux ? "AMAZON_LINUX_2" : "WINDOWS", now.getTime())
    // Without a choice, the operating system's own.
    .filter(({ patchSet }) => chosen || patchSet === "OS")
    .map((release) => ({ release, patch: patchOf(release) }))
    .filter(keep);
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults ?? 50, query });
  return { Patches: items.map(({ patch }) => patch), NextToken: nextToken };
};
