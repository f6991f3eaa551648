import { type CatalogPackage, packagesOf, strayPackages } from "../catalog/packages.ts";
import type { CatalogPlatform, PackageFamily } from "../catalog/platforms.ts";
import { patchHabitOf, patchWaveOf } from "../patch-calendar.ts";
import { installedAtOf } from "../patches.ts";
import { keyOf, mix } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { hour, minute } from "../time.ts";

type Entry = Readonly<Record<string, string>>;

/** How often a package had been updated by the numbered month, and in which month last. */
const updatesOf = (item: CatalogPackage, month: number): { count: number; since: number } => {
  if (item.everyMonths === 0) return { count: 0, since: 0 };
  const count = Math.floor((month + item.phaseMonths) / item.everyMonths);
  return { count, since: Math.max(0, count * item.everyMonths - item.phaseMonths) };
};

/** Raises the last number of a version. */
const raised = (version: string, by: number): string =>
  by === 0 ? version : version.replace(/(\d+)(?!.*\d)/, (digits) => String(Number(digits) + by));

const releaseTags: Readonly<Partial<Record<PackageFamily, string>>> = {
  al2: ".amzn2.0.",
  al2023: ".amzn2023.0.",
  sles: ".150500.",
};

const linuxEntry = (item: CatalogPackage, platform: CatalogPlatform, architecture: string, count: number) => {
  const { family } = platform;
  const deb = family === "ubuntu" || family === "debian";
  if (deb) {
    const joint = /[u+b]$/.test(item.version) ? "" : ".";
    return {
      Version: count === 0 ? item.version : `${item.version}${joint}${count}`,
      Architecture: architecture === "x86_64" ? "amd64" : "arm64",
      URL: family === "ubuntu" ? "http://www.ubuntu.com" : "https://www.debian.org",
    };
  }
  const releaseTag = family === "rhel" ? `.el${platform.key.slice(-1)}_` : (releaseTags[family] ?? ".");
  const release = `${1 + (keyOf(item.name) % 12)}${releaseTag}${1 + (count % 3)}`;
  return {
    Version: raised(item.version, Math.floor(count / 3)),
    Release: release,
    Epoch: keyOf(item.name) % 9 === 0 ? "1" : "0",
    Architecture: architecture === "x86_64" ? "x86_64" : "aarch64",
    URL: `https://packages.example.com/${item.name}`,
    PackageId: `${item.name}-${item.version}-${release}.src.rpm`,
  };
};

const entryOf = (item: CatalogPackage, slot: Slot, month: number): Entry => {
  const { count, since } = updatesOf(item, month);
  const { family } = slot.platform;
  const at = installedAtOf(slot, since) + (keyOf(item.name) % 40) * minute + hour;
  const common = {
    Name: item.name,
    Publisher: item.publisher,
    InstalledTime: new Date(at).toISOString().slice(0, 19),
  };
  if (family === "windows" || family === "macos") {
    const architecture = family === "windows" ? item.architecture : slot.architecture;
    return {
      ...common,
      Version: raised(item.version, count),
      InstalledTime: `${common.InstalledTime.slice(0, 10)}T00:00:00Z`,
      Architecture: architecture,
    };
  }
  return {
    ...common,
    InstalledTime: `${common.InstalledTime}Z`,
    ApplicationType: item.section,
    Summary: item.summary,
    ...linuxEntry(item, slot.platform, slot.architecture, count),
  };
};

/** Distinct answers are few and thousands of nodes share them; past this many the world has moved on. */
const maxCached = 20_000;
const entries = new Map<string, Entry>();
const lists = new Map<string, readonly Entry[]>();

const remember = <Value>(cache: Map<string, Value>, key: string, make: () => Value): Value => {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= maxCached) cache.clear();
  const made = make();
  cache.set(key, made);
  return made;
};

const strays = (slot: Slot): CatalogPackage[] => {
  const bucket = mix(slot.placeKey, salt.extras) % 10;
  const { family } = slot.platform;
  if (bucket < 4 || family === "windows" || family === "macos") return [];
  const publisher = packagesOf(slot.platform.key, slot.service.tier)[0]?.publisher ?? "";
  return strayPackages
    .filter((_, index) => mix(bucket, index) % 3 === 0)
    .map((item) => ({
      ...item,
      publisher,
      architecture: "",
      tiers: undefined,
      everyMonths: 0,
      phaseMonths: 0,
    }));
};

/** AWS:Application of a node whose newest patches are those of `month`; a hostile name becomes one more application. */
export const applicationsOf = (
  slot: Slot,
  month: number,
  hostileName: string | undefined,
): readonly Entry[] => {
  const { every, phase } = patchHabitOf(slot);
  const place = `${slot.platform.key}/${slot.architecture}/${patchWaveOf(slot)}/${every}.${phase}/${month}`;
  const extra = mix(slot.placeKey, salt.extras) % 10;
  const shared = remember(lists, `${place}/${slot.service.tier}/${extra}`, () =>
    [...packagesOf(slot.platform.key, slot.service.tier), ...strays(slot)].map((item) =>
      remember(entries, `${place}/${item.name}`, () => entryOf(item, slot, month)),
    ),
  );
  if (hostileName === undefined) return shared;
  return [
    ...shared,
    { Name: hostileName, Publisher: hostileName, Version: "1.0.0", Architecture: slot.architecture },
  ];
};
