import type { PatchComplianceData, PatchComplianceDataState } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import type { DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { nodePatchEvents } from "./node-patch-events.ts";
import { encodePatches } from "./node-patch-rows.ts";
import { type KnownPatch, patchKey } from "./patch-dictionary.ts";

const listedBefore = "2026-11-26T06:12:57.000Z";
const patch = (state: string, InstalledTime?: string): PatchComplianceData => ({
  KBId: "apparmor.arm64",
  Title: "apparmor.arm64:0:4.0.1-0ubuntu0.24.04.19",
  Classification: "Security",
  Severity: "Important",
  State: state as PatchComplianceDataState,
  InstalledTime: InstalledTime === undefined ? undefined : new Date(InstalledTime),
});

function listing(baseline: string, endedAt: string | null, patches: PatchComplianceData[]): DatasetRow {
  const known = new Map(
    patches.map((each): [string, KnownPatch] => [
      patchKey(each),
      { id: 7, kbId: each.KBId ?? "", title: each.Title ?? "", severity: null },
    ]),
  );
  const columns = { node_id: "i-1", baseline_id: baseline, operation_ended_at: endedAt };
  return encodePatches(columns, patches, known);
}

/** Kinds of what a later scan tells, with another baseline than the listing before it. */
const told = (
  before: PatchComplianceData[],
  after: PatchComplianceData[],
  endedAt: string | null = listedBefore,
) =>
  nodePatchEvents({
    before: listing("pb-1", endedAt, before),
    after: listing("pb-2", "2026-11-26T06:13:38.000Z", after),
  }).map(({ kind }) => kind);

describe("a patch that no earlier listing named", () => {
  it("is not told as installed when its installation lies clearly before that listing", () => {
    expect(told([], [patch("InstalledOther", "2026-11-03T00:00:00Z")])).toEqual([]);
    expect(told([], [patch("Installed", "2026-11-24T06:12:00Z")])).toEqual([]);
  });

  it("is told when it may have been installed since, for Windows names only the day", () => {
    expect(told([], [patch("Installed", "2026-11-26T06:13:00Z")])).toEqual(["patch.installed"]);
    expect(told([], [patch("InstalledOther", "2026-11-24T15:00:00Z")])).toEqual(["patch.installed"]);
  });

  it("is told when nobody knows when it was installed, or when it was listed before", () => {
    expect(told([], [patch("Installed")])).toEqual(["patch.installed"]);
    expect(told([], [patch("Installed", "2026-11-03T00:00:00Z")], null)).toEqual(["patch.installed"]);
  });

  it("is told as rejected however long it has been there", () => {
    expect(told([], [patch("InstalledRejected", "2026-11-03T00:00:00Z")])).toEqual(["patch.rejected"]);
  });
});

it("a patch that was missing or had failed is told as installed, whatever its time", () => {
  for (const state of ["Missing", "Failed"] as const)
    expect(told([patch(state)], [patch("Installed", "2026-11-03T00:00:00Z")])).toEqual(["patch.installed"]);
});
