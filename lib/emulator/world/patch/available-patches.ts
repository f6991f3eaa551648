import { platformCatalog, windowsCatalog } from "../catalog/platforms.ts";
import { patchMonthAt } from "./patch-calendar.ts";
import { type PatchRelease, releasesIn } from "./releases.ts";
import { officeReleases } from "./windows-releases.ts";

/** How many months AWS's repositories reach back. */
const months = 14;

const cache = new Map<string, readonly PatchRelease[]>();

const derive = (month: number, system: "WINDOWS" | "AMAZON_LINUX_2"): PatchRelease[] => {
  const recent = Array.from({ length: Math.min(months, month + 1) }, (_, back) => month - back);
  if (system === "WINDOWS")
    return recent.flatMap((of) => [
      ...windowsCatalog.flatMap((platform) => releasesIn(platform, "x86_64", of)),
      ...officeReleases(of),
    ]);
  const amazon = platformCatalog.filter(({ family }) => family === "al2");
  return recent.flatMap((of) =>
    amazon.flatMap((platform) => [
      ...releasesIn(platform, "x86_64", of),
      ...releasesIn(platform, "arm64", of),
    ]),
  );
};

/** The patches that AWS lists for an operating system at a time, the newest months first. */
export const availablePatchesOf = (
  system: "WINDOWS" | "AMAZON_LINUX_2",
  time: number,
): readonly PatchRelease[] => {
  const month = patchMonthAt(time);
  const key = `${system}/${month}`;
  const known = cache.get(key) ?? derive(month, system);
  if (cache.size > 50) cache.clear();
  cache.set(key, known);
  return known.filter(({ releasedAt }) => releasedAt <= time);
};
