import type { PackageFamily } from "../catalog/platforms.ts";
import { mix } from "../random.ts";
import { day, epoch, hour } from "../time.ts";

/** A vulnerability whose patch does not wait for the second Tuesday: one every four weeks. */
export interface OutOfBand {
  /** Counts from 0; the newest at any time is at most 28 days old. */
  index: number;
  releasedAt: number;
  cveId: string;
  /** The package concerned, as RPM families name it and as Debian's do. */
  rpm: string;
  deb: string;
  /** The Linux families concerned; each time three. */
  families: readonly PackageFamily[];
}

const period = 28 * day;
const first = epoch + 2 * day + 21 * hour;

const targets = [
  { rpm: "openssl", deb: "libssl3" },
  { rpm: "openssl", deb: "openssl" },
  { rpm: "openssh-server", deb: "openssh-server" },
] as const;

const concerned: readonly (readonly PackageFamily[])[] = [
  ["al2023", "debian", "sles"],
  ["al2", "ubuntu", "rhel"],
];

/** Packages that are ever patched out of band. */
export const urgentPackages: ReadonlySet<string> = new Set(targets.flatMap(({ rpm, deb }) => [rpm, deb]));

const made = (index: number): OutOfBand => {
  const releasedAt = first + index * period;
  const { rpm, deb } = targets[index % targets.length] ?? targets[0];
  return {
    index,
    releasedAt,
    cveId: `CVE-${new Date(releasedAt).getUTCFullYear()}-${20_000 + (mix(index, 0x0b) % 39_000)}`,
    rpm,
    deb,
    families: concerned[index % concerned.length] ?? [],
  };
};

/** The newest out-of-band release at a time. */
export const outOfBandIndexAt = (time: number): number => Math.floor((time - first) / period);

/** Those published after `from` and up to `to`, the oldest first. */
export const outOfBandBetween = (from: number, to: number): OutOfBand[] => {
  const start = Math.max(0, outOfBandIndexAt(from) + 1);
  const end = outOfBandIndexAt(to);
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => made(start + index));
};
