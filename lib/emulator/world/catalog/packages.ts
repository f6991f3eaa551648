import { keyOf } from "../random.ts";
import { debBase, debTiers } from "./packages-deb.ts";
import { rpmBase, rpmTiers } from "./packages-rpm.ts";
import { macosBase, windowsBase, windowsTiers } from "./packages-windows.ts";
import type { Tier } from "./services.ts";

/** One installable package of one platform. */
export interface CatalogPackage {
  name: string;
  section: string;
  summary: string;
  publisher: string;
  version: string;
  architecture: string;
  /** Absent: on every node of the platform. */
  tiers: readonly string[] | undefined;
  /** Months between its updates; 0 is never. */
  everyMonths: number;
  phaseMonths: number;
}

const rows = (text: string): string[][] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split("|"));

const cadence = (name: string): Pick<CatalogPackage, "everyMonths" | "phaseMonths"> => {
  const draw = keyOf(name) % 20;
  const everyMonths = draw < 3 ? 1 : draw < 8 ? 3 : draw < 15 ? 8 : 0;
  return { everyMonths, phaseMonths: everyMonths === 0 ? 0 : keyOf(`phase of ${name}`) % everyMonths };
};

const publishers: Readonly<Record<string, string>> = {
  al2: "Amazon Linux",
  al2023: "Amazon Linux",
  rhel: "Red Hat, Inc.",
  sles: "SUSE LLC <https://www.suse.com/>",
  ubuntu: "Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>",
  debian: "Debian Maintainers <debian-maintainers@lists.debian.org>",
};

const linuxRows = (base: string, tiers: string, column: number, publisher: string): CatalogPackage[] => {
  const fromBase = rows(base).map((row) => ({ row, tiers: undefined }));
  const fromTiers = rows(tiers).map(([names = "", ...row]) => ({ row, tiers: names.split(",") }));
  return [...fromBase, ...fromTiers].flatMap(({ row, tiers: of }) => {
    const [name = "", section = "", summary = "", ...versions] = row;
    const version = versions[column] ?? "-";
    if (version === "-") return [];
    return [{ name, section, summary, publisher, version, architecture: "", tiers: of, ...cadence(name) }];
  });
};

const windowsRows = (): CatalogPackage[] => {
  const fromBase = rows(windowsBase).map((row) => ({ row, tiers: undefined }));
  const fromTiers = rows(windowsTiers).map(([names = "", ...row]) => ({ row, tiers: names.split(",") }));
  return [...fromBase, ...fromTiers].map(({ row, tiers }) => {
    const [name = "", publisher = "", version = "", architecture = ""] = row;
    return { name, section: "", summary: "", publisher, version, architecture, tiers, ...cadence(name) };
  });
};

const macosRows = (): CatalogPackage[] =>
  rows(macosBase).map(([name = "", publisher = "", version = ""]) => ({
    name,
    section: "",
    summary: "",
    publisher,
    version,
    architecture: "",
    tiers: undefined,
    ...cadence(name),
  }));

const rpm = (column: number, family: string): CatalogPackage[] =>
  linuxRows(rpmBase, rpmTiers, column, publishers[family] ?? "");
const deb = (column: number, family: string): CatalogPackage[] =>
  linuxRows(debBase, debTiers, column, publishers[family] ?? "");

const byPlatform = new Map<string, readonly CatalogPackage[]>();

const load = (platformKey: string): readonly CatalogPackage[] => {
  if (platformKey === "al2") return rpm(0, "al2");
  if (platformKey === "al2023") return rpm(1, "al2023");
  if (platformKey.startsWith("rhel")) return rpm(2, "rhel");
  if (platformKey.startsWith("sles")) return rpm(3, "sles");
  if (platformKey === "ubuntu-22") return deb(0, "ubuntu");
  if (platformKey === "ubuntu-24") return deb(1, "ubuntu");
  if (platformKey.startsWith("debian")) return deb(2, "debian");
  return platformKey.startsWith("windows") ? windowsRows() : macosRows();
};

const everything = new Map<string, readonly CatalogPackage[]>();

/** Every package of a platform, whatever the tier. */
export const everyPackageOf = (platformKey: string): readonly CatalogPackage[] => {
  const known = everything.get(platformKey);
  if (known !== undefined) return known;
  const made = load(platformKey);
  everything.set(platformKey, made);
  return made;
};

/** What a node of that platform and tier has installed, by name. */
export const packagesOf = (platformKey: string, tier: Tier): readonly CatalogPackage[] => {
  const key = `${platformKey}/${tier}`;
  const known = byPlatform.get(key);
  if (known !== undefined) return known;
  const made = everyPackageOf(platformKey)
    .filter(({ tiers }) => tiers === undefined || tiers.includes(tier))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  byPlatform.set(key, made);
  return made;
};

/** Tools that people leave behind: the drift between nodes that should be the same. */
export const strayPackages: readonly Pick<CatalogPackage, "name" | "section" | "summary" | "version">[] = [
  { name: "htop", section: "Applications/System", summary: "Interactive process viewer", version: "3.2.1" },
  { name: "jq", section: "Development/Tools", summary: "Command-line JSON processor", version: "1.7.1" },
  { name: "nmap", section: "Applications/System", summary: "Network exploration tool", version: "7.92" },
  {
    name: "strace",
    section: "Development/Debuggers",
    summary: "Tracks and displays system calls",
    version: "6.8",
  },
  {
    name: "sysstat",
    section: "Applications/System",
    summary: "Collection of performance tools",
    version: "12.5.6",
  },
  {
    name: "tcpdump",
    section: "Applications/Internet",
    summary: "A network traffic monitoring tool",
    version: "4.99.1",
  },
  {
    name: "telnet",
    section: "Applications/Internet",
    summary: "The client for the Telnet protocol",
    version: "0.17",
  },
  { name: "tmux", section: "Applications/System", summary: "A terminal multiplexer", version: "3.2a" },
];
