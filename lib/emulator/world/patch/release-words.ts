import { keyOf, mix } from "../random.ts";
import { patchTuesday } from "./patch-calendar.ts";

/** `2026-03` */
export const monthName = (month: number): string => new Date(patchTuesday(month)).toISOString().slice(0, 7);

const yearOf = (month: number): number => new Date(patchTuesday(month)).getUTCFullYear();

/** One to `max` CVE ids of what was published under a name in a month. */
export const cveIdsOf = (name: string, month: number, max: number): string[] => {
  const key = mix(keyOf(name), month + 0xc5e);
  return Array.from(
    { length: 1 + (key % max) },
    (_, index) => `CVE-${yearOf(month)}-${1000 + (mix(key, index) % 58_000)}`,
  );
};

/** The advisory of a distribution, in its own form. */
export const advisoryIdsOf = (family: string, name: string, month: number, security: boolean): string[] => {
  const draw = mix(keyOf(`${family}/${name}`), month + 0xad);
  const year = yearOf(month);
  const number = (from: number, count: number): number => from + (draw % count);
  switch (family) {
    case "al2":
      return [`ALAS2-${year}-${number(2000, 900)}`];
    case "al2023":
      return [`ALAS2023-${year}-${number(400, 900)}`];
    case "rhel":
      return [`${security ? "RHSA" : "RHBA"}-${year}:${number(1000, 8900)}`];
    case "sles":
      return [`SUSE-${security ? "SU" : "RU"}-${year}:${number(100, 4300)}-1`];
    case "ubuntu":
      return security ? [`USN-${number(6000, 1900)}-1`] : [];
    case "debian":
      return security ? [`DSA-${number(5400, 700)}-1`] : [];
    default:
      return [];
  }
};
