import type { Slot } from "../slot.ts";
import { epoch } from "../time.ts";
import { isRejected } from "./approval.ts";
import type { BaselineDefinition } from "./baseline-types.ts";
import { productOf } from "./operating-systems.ts";
import { isDebian } from "./package-versions.ts";
import type { PatchRow } from "./patch-rows.ts";
import { rejectedPackage, rejectedUpdate } from "./rejected-patches.ts";
import type { PatchRelease } from "./releases.ts";

const releaseOf = ({ platform, architecture }: Slot): PatchRelease => {
  const common = {
    security: false,
    releasedAt: epoch,
    month: 0,
    product: productOf(platform),
    patchSet: "OS" as const,
    restarts: false,
    cveIds: [],
    advisoryIds: [],
    classification: "",
    severity: "",
  };
  if (platform.family === "windows")
    return {
      ...common,
      kbId: rejectedUpdate,
      title: `PC Health Check (${rejectedUpdate})`,
      series: rejectedUpdate,
    };
  const arm = isDebian(platform) ? "arm64" : "aarch64";
  const arch = architecture === "arm64" ? arm : isDebian(platform) ? "amd64" : "x86_64";
  const kbId = `${rejectedPackage}.${arch}`;
  return {
    ...common,
    kbId,
    title: `${kbId}:1:0.17-65`,
    series: kbId,
    package: { name: rejectedPackage, epoch: "1", version: "0.17", release: "65", architecture: arch },
  };
};

/** The line of what was on the node before it was rejected. */
export const rejectedRowOf = (slot: Slot, baseline: BaselineDefinition): PatchRow => {
  const release = releaseOf(slot);
  const blocked = isRejected(baseline, release) && baseline.rejectedPatchesAction === "BLOCK";
  return {
    release,
    state: blocked ? "InstalledRejected" : "InstalledOther",
    complianceLevel: "UNSPECIFIED",
    run: { at: epoch, month: 0 },
  };
};
