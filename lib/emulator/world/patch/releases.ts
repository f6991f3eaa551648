import type { CatalogPlatform } from "../catalog/platforms.ts";
import type { Tier } from "../catalog/services.ts";
import type { Slot } from "../slot.ts";
import { linuxReleases } from "./linux-releases.ts";
import { macosReleases } from "./macos-releases.ts";
import { windowsReleases } from "./windows-releases.ts";

/** One published patch: a KB on Windows, a package build elsewhere. */
export interface PatchRelease {
  /** `KB5031364`, or a package's name and architecture such as `openssl.x86_64`: what patch states call it. */
  kbId: string;
  title: string;
  /** Newer releases of a series stand in for older ones. */
  series: string;
  /** In the words of the operating system: `SecurityUpdates`, `Security`, `Bugfix` … */
  classification: string;
  /** In the words of the operating system: MSRC severity, advisory severity, or Debian's priority. */
  severity: string;
  security: boolean;
  releasedAt: number;
  /** Month of the patch calendar. */
  month: number;
  /** AWS's product name, for example `WindowsServer2022` or `AmazonLinux2`. */
  product: string;
  patchSet: "OS" | "APPLICATION";
  restarts: boolean;
  cveIds: readonly string[];
  advisoryIds: readonly string[];
  /** Absent on Windows. */
  package?: { name: string; epoch: string; version: string; release: string; architecture: string };
  /** Absent: on every node of the platform. */
  tiers?: readonly string[];
}

/** Months of releases that are kept in sight: whatever is installed is younger than this, or older than all. */
const history = 26;

/** Releases of one platform by series, the oldest first. */
export type Series = ReadonlyMap<string, readonly PatchRelease[]>;

const maxCached = 2000;
const cache = new Map<string, Series>();
const monthly = new Map<string, readonly PatchRelease[]>();

const made = (
  platform: CatalogPlatform,
  architecture: Slot["architecture"],
  month: number,
): readonly PatchRelease[] => {
  if (platform.family === "windows") return windowsReleases(platform, month);
  return platform.family === "macos"
    ? macosReleases(platform, architecture, month)
    : linuxReleases(platform, architecture, month);
};

const publishedIn = (
  platform: CatalogPlatform,
  architecture: Slot["architecture"],
  month: number,
): readonly PatchRelease[] => {
  const key = `${platform.key}/${architecture}/${month}`;
  const known = monthly.get(key);
  if (known !== undefined) return known;
  if (monthly.size >= maxCached) monthly.clear();
  const releases = made(platform, architecture, month);
  monthly.set(key, releases);
  return releases;
};

/** What was published for a platform in the years up to a month, and in that month up to the next. */
export const seriesOf = (
  platform: CatalogPlatform,
  architecture: Slot["architecture"],
  tier: Tier,
  month: number,
): Series => {
  const key = `${platform.key}/${architecture}/${tier}/${month}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= maxCached) cache.clear();
  const from = Math.max(0, month - history + 1);
  const releases = Array.from({ length: month - from + 1 }, (_, index) => from + index)
    .flatMap((of) => publishedIn(platform, architecture, of))
    .filter(({ tiers }) => tiers === undefined || tiers.includes(tier))
    .sort((left, right) => left.releasedAt - right.releasedAt);
  const made = Map.groupBy(releases, ({ series }) => series);
  cache.set(key, made);
  return made;
};

/** The same of one month only, for all tiers. */
export const releasesIn = publishedIn;
