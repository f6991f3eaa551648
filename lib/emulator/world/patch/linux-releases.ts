import { type CatalogPackage, everyPackageOf } from "../catalog/packages.ts";
import type { CatalogPlatform } from "../catalog/platforms.ts";
import { keyOf, mix } from "../random.ts";
import type { Slot } from "../slot.ts";
import { day } from "../time.ts";
import { productOf } from "./operating-systems.ts";
import { type OutOfBand, outOfBandBetween, urgentPackages } from "./out-of-band.ts";
import { buildOf, isDebian, updatesOf } from "./package-versions.ts";
import { patchTuesday } from "./patch-calendar.ts";
import { advisoryIdsOf, cveIdsOf } from "./release-words.ts";
import type { PatchRelease } from "./releases.ts";

/** Out of eight: how grave security advisories are. */
const gravity = ["Critical", "Important", "Important", "Medium", "Medium", "Medium", "Low", "Low"] as const;
const priorities = ["Required", "Important", "Standard", "Optional"] as const;
const restarting =
  /^(kernel|linux-image.*|glibc|libc6|systemd|libsystemd0|openssl|libssl3|dbus|linux-image-aws)$/;

/** Debian and Ubuntu know a package's priority, Red Hat and SUSE say Moderate for Amazon's Medium. */
const severityOf = (platform: CatalogPlatform, item: CatalogPackage, draw: number): string => {
  if (isDebian(platform)) return priorities[keyOf(`priority of ${item.name}`) % priorities.length] ?? "";
  const word = gravity[draw % gravity.length] ?? "Medium";
  return word === "Medium" && (platform.family === "rhel" || platform.family === "sles") ? "Moderate" : word;
};

/** What updates that close no hole are called. */
const ordinaryClass = (platform: CatalogPlatform): string => {
  if (isDebian(platform)) return "";
  return platform.family === "sles" ? "Recommended" : "Bugfix";
};

/** Packages that come by patching; half of those that change seldom only change with the image. */
const isPatched = ({ name, everyMonths }: CatalogPackage): boolean =>
  everyMonths > 0 && (everyMonths < 8 || keyOf(name) % 2 === 0);

interface Facts {
  security: boolean;
  severity: string;
  releasedAt: number;
  hotfixes: number;
  cveIds: readonly string[];
}

const releaseOf = (
  platform: CatalogPlatform,
  architecture: Slot["architecture"],
  item: CatalogPackage,
  month: number,
  facts: Facts,
): PatchRelease => {
  const { count } = updatesOf(item, month);
  const build = buildOf(item, platform, architecture, count, facts.hotfixes);
  const kbId = `${item.name}.${build.architecture}`;
  const version = build.release === undefined ? build.version : `${build.version}-${build.release}`;
  const title = /^\d+:/.test(version) ? `${kbId}:${version}` : `${kbId}:${build.epoch ?? "0"}:${version}`;
  return {
    kbId,
    title,
    series: kbId,
    classification: facts.security ? "Security" : ordinaryClass(platform),
    severity: facts.severity,
    security: facts.security,
    releasedAt: facts.releasedAt,
    month,
    product: productOf(platform),
    patchSet: "OS",
    restarts: restarting.test(item.name),
    cveIds: facts.cveIds,
    advisoryIds: advisoryIdsOf(platform.family, item.name, month * 8 + facts.hotfixes, facts.security),
    package: {
      name: item.name,
      epoch: build.epoch ?? "0",
      version: build.version,
      release: build.release ?? "",
      architecture: build.architecture,
    },
    ...(item.tiers === undefined ? {} : { tiers: item.tiers }),
  };
};

/** When a package's regular build of a month came out: on the second Tuesday or, if never out of band, days before. */
const releasedAtOf = (item: CatalogPackage, month: number): number =>
  patchTuesday(month) - (urgentPackages.has(item.name) ? 0 : (mix(keyOf(item.name), month) % 6) * day);

const isConcerned = (platform: CatalogPlatform, name: string, { rpm, deb, families }: OutOfBand): boolean =>
  families.includes(platform.family) && name === (isDebian(platform) ? deb : rpm);

/** How many builds out of band of a package came between its regular build and a time. */
export const hotfixesOf = (
  platform: CatalogPlatform,
  item: CatalogPackage,
  since: number,
  time: number,
): number =>
  outOfBandBetween(releasedAtOf(item, since), time).filter((one) => isConcerned(platform, item.name, one))
    .length;

const regularOf = (
  platform: CatalogPlatform,
  architecture: Slot["architecture"],
  item: CatalogPackage,
  month: number,
): PatchRelease => {
  const draw = mix(keyOf(item.name), month);
  const security = draw % 5 !== 0;
  return releaseOf(platform, architecture, item, month, {
    security,
    severity: security || isDebian(platform) ? severityOf(platform, item, draw) : "None",
    releasedAt: releasedAtOf(item, month),
    hotfixes: 0,
    cveIds: security ? cveIdsOf(item.name, month, 3) : [],
  });
};

/** The releases of one month for a Linux: what the month's second Tuesday closes, and what follows out of band. */
export const linuxReleases = (
  platform: CatalogPlatform,
  architecture: Slot["architecture"],
  month: number,
): readonly PatchRelease[] => {
  const packages = everyPackageOf(platform.key);
  const regular = packages
    .filter((item) => isPatched(item) && (month + item.phaseMonths) % item.everyMonths === 0)
    .map((item) => regularOf(platform, architecture, item, month));
  const urgent = outOfBandBetween(patchTuesday(month), patchTuesday(month + 1)).flatMap((one) =>
    packages
      .filter(({ name }) => isConcerned(platform, name, one))
      .map((item) =>
        releaseOf(platform, architecture, item, month, {
          security: true,
          severity: isDebian(platform) ? "Required" : "Critical",
          releasedAt: one.releasedAt,
          hotfixes: hotfixesOf(platform, item, updatesOf(item, month).since, one.releasedAt),
          cveIds: [one.cveId],
        }),
      ),
  );
  return [...regular, ...urgent];
};
