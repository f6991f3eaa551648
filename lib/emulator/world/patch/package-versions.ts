import type { CatalogPackage } from "../catalog/packages.ts";
import type { CatalogPlatform, PackageFamily } from "../catalog/platforms.ts";
import { keyOf } from "../random.ts";
import type { Slot } from "../slot.ts";

/** A build of a Linux package, in the parts that package managers tell apart. */
export interface PackageBuild {
  epoch: string | undefined;
  version: string;
  release: string | undefined;
  architecture: string;
}

/** Raises the last number of a version. */
export const raised = (version: string, by: number): string =>
  by === 0 ? version : version.replace(/(\d+)(?!.*\d)/, (digits) => String(Number(digits) + by));

const releaseTags: Readonly<Partial<Record<PackageFamily, string>>> = {
  al2: ".amzn2.0.",
  al2023: ".amzn2023.0.",
  sles: ".150500.",
};

export const isDebian = ({ family }: CatalogPlatform): boolean => family === "ubuntu" || family === "debian";

/**
 * The build of a package after `count` regular updates and, since the last of these, `hotfixes` out of band.
 * The vocabulary is the package manager's: `amd64` and one version on Debian, epoch, version and release elsewhere.
 */
export const buildOf = (
  item: CatalogPackage,
  platform: CatalogPlatform,
  architecture: Slot["architecture"],
  count: number,
  hotfixes: number,
): PackageBuild => {
  const fix = hotfixes === 0 ? "" : `.${hotfixes}`;
  if (isDebian(platform)) {
    const joint = /[u+b]$/.test(item.version) ? "" : ".";
    return {
      epoch: undefined,
      version: `${count === 0 ? item.version : `${item.version}${joint}${count}`}${fix}`,
      release: undefined,
      architecture: architecture === "x86_64" ? "amd64" : "arm64",
    };
  }
  const { family } = platform;
  const releaseTag = family === "rhel" ? `.el${platform.key.slice(-1)}_` : (releaseTags[family] ?? ".");
  return {
    epoch: keyOf(item.name) % 9 === 0 ? "1" : "0",
    version: raised(item.version, Math.floor(count / 3)),
    release: `${1 + (keyOf(item.name) % 12)}${releaseTag}${1 + (count % 3)}${fix}`,
    architecture: architecture === "x86_64" ? "x86_64" : "aarch64",
  };
};

/** How often a package had been updated by the numbered month, and in which month last. */
export const updatesOf = (item: CatalogPackage, month: number): { count: number; since: number } => {
  if (item.everyMonths === 0) return { count: 0, since: 0 };
  const count = Math.floor((month + item.phaseMonths) / item.everyMonths);
  return { count, since: Math.max(0, count * item.everyMonths - item.phaseMonths) };
};
