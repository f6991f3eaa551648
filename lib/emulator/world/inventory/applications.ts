import { type CatalogPackage, packagesOf, strayPackages } from "../catalog/packages.ts";
import { hotfixesOf } from "../patch/linux-releases.ts";
import { buildOf, raised, updatesOf } from "../patch/package-versions.ts";
import { patchHabitOf, patchWaveOf } from "../patch/patch-calendar.ts";
import { installedAtOf, installRunAt } from "../patch-installs.ts";
import { keyOf, mix } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { hour, minute } from "../time.ts";

type Entry = Readonly<Record<string, string>>;

const linuxEntry = (item: CatalogPackage, slot: Slot, count: number, hotfixes: number): Entry => {
  const { platform, architecture } = slot;
  const build = buildOf(item, platform, architecture, count, hotfixes);
  const facts = { Version: build.version, Architecture: build.architecture };
  if (build.release === undefined) {
    const ubuntu = platform.family === "ubuntu";
    return { ...facts, URL: ubuntu ? "http://www.ubuntu.com" : "https://www.debian.org" };
  }
  return {
    ...facts,
    Release: build.release,
    Epoch: build.epoch ?? "0",
    URL: `https://packages.example.com/${item.name}`,
    PackageId: `${item.name}-${item.version}-${build.release}.src.rpm`,
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
    ...linuxEntry(item, slot, count, hotfixesOf(slot.platform, item, since, installRunAt(slot, month))),
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
