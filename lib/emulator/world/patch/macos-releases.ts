import { everyPackageOf } from "../catalog/packages.ts";
import type { CatalogPlatform } from "../catalog/platforms.ts";
import { keyOf, mix } from "../random.ts";
import type { Slot } from "../slot.ts";
import { productOf } from "./operating-systems.ts";
import { raised, updatesOf } from "./package-versions.ts";
import { patchTuesday } from "./patch-calendar.ts";
import { cveIdsOf } from "./release-words.ts";
import type { PatchRelease } from "./releases.ts";

const product = /^(App Store|Safari|System Settings|Xcode|Command Line Tools for Xcode)$/;

/** The releases of one month for a macOS: Apple's own updates and those of Homebrew's formulae. */
export const macosReleases = (
  platform: CatalogPlatform,
  architecture: Slot["architecture"],
  month: number,
): readonly PatchRelease[] =>
  everyPackageOf(platform.key)
    .filter((item) => item.everyMonths > 0 && (month + item.phaseMonths) % item.everyMonths === 0)
    .map((item) => {
      const security = mix(keyOf(item.name), month) % 3 !== 0;
      const version = raised(item.version, updatesOf(item, month).count);
      return {
        kbId: `${item.name}.${architecture}`,
        title: `${item.name}:${version}`,
        series: item.name,
        classification: security ? "Security" : "",
        severity: "",
        security,
        releasedAt: patchTuesday(month),
        month,
        product: productOf(platform),
        patchSet: "OS",
        restarts: product.test(item.name) && item.name !== "Safari",
        cveIds: security ? cveIdsOf(item.name, month, 2) : [],
        advisoryIds: [],
        package: { name: item.name, epoch: "0", version, release: "", architecture },
      };
    });
