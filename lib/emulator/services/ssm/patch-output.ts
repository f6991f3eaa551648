import type { Patch } from "@aws-sdk/client-ssm";
import { productFamilyOf } from "../../world/patch/approval.ts";
import type { PatchRelease } from "../../world/patch/releases.ts";
import { keyOf, uuid } from "../../world/random.ts";

const windowsPatchOf = (release: PatchRelease): Patch => ({
  Id: uuid(keyOf(release.kbId), 1),
  ReleaseDate: new Date(release.releasedAt),
  Title: release.title,
  Description:
    "Install this update to resolve issues in Windows. For a complete listing of the issues that are included in this update, see the associated Microsoft Knowledge Base article for more information. After you install this item, you may have to restart your computer.",
  ContentUrl: `https://support.microsoft.com/en-us/kb/${release.kbId.slice(2)}`,
  Vendor: "Microsoft",
  ProductFamily: productFamilyOf(release),
  Product: release.product,
  Classification: release.classification,
  MsrcSeverity: release.severity,
  KbNumber: release.kbId,
  MsrcNumber: "",
  Language: "All",
});

/** A patch's metadata: Windows updates and packages share no more than their dates and classes. */
export const patchOf = (release: PatchRelease): Patch => {
  const of = release.package;
  if (of === undefined) return windowsPatchOf(release);
  return {
    ReleaseDate: new Date(release.releasedAt),
    Title: release.advisoryIds[0] ?? "",
    Classification: release.classification,
    Product: release.product,
    AdvisoryIds: [...release.advisoryIds],
    BugzillaIds: release.security ? [] : [String(1_600_000 + (keyOf(release.title) % 700_000))],
    CVEIds: [...release.cveIds],
    Name: of.name,
    Epoch: Number(of.epoch),
    Version: of.version,
    Release: of.release,
    Arch: of.architecture,
    Severity: release.severity,
    Repository: "amzn2-core",
  };
};
