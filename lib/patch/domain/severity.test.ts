import { describe, expect, it } from "vitest";
import { type SeverityRank, severityRank, severityRanks } from "./severity.ts";

const words: readonly (readonly [vendor: string, words: Readonly<Record<string, SeverityRank>>])[] = [
  [
    "Windows (MSRC)",
    { Critical: "CRITICAL", Important: "HIGH", Moderate: "MEDIUM", Low: "LOW", Unspecified: "UNSPECIFIED" },
  ],
  ["Amazon Linux", { Critical: "CRITICAL", Important: "HIGH", Medium: "MEDIUM", Low: "LOW" }],
  [
    "Red Hat, AlmaLinux, Rocky Linux, CentOS",
    { Critical: "CRITICAL", Important: "HIGH", Moderate: "MEDIUM", Low: "LOW", None: "UNSPECIFIED" },
  ],
  ["Oracle Linux", { Critical: "CRITICAL", Important: "HIGH", Moderate: "MEDIUM", Low: "LOW" }],
  ["SUSE", { Critical: "CRITICAL", Important: "HIGH", Moderate: "MEDIUM", Low: "LOW" }],
  [
    "Ubuntu, of vulnerabilities",
    {
      critical: "CRITICAL",
      high: "HIGH",
      medium: "MEDIUM",
      low: "LOW",
      negligible: "LOW",
      untriaged: "UNSPECIFIED",
    },
  ],
  [
    "Debian and Ubuntu, of packages",
    { Required: "HIGH", Important: "HIGH", Standard: "MEDIUM", Optional: "LOW", Extra: "LOW" },
  ],
  [
    "Patch Manager's levels",
    { CRITICAL: "CRITICAL", HIGH: "HIGH", MEDIUM: "MEDIUM", LOW: "LOW", INFORMATIONAL: "LOW" },
  ],
];

describe.each(words)("severities of %s", (_, ranks) => {
  it.each(Object.entries(ranks))("%s is %s", (word, rank) => {
    expect(severityRank(word)).toBe(rank);
  });
});

describe("severities", () => {
  it.each([null, undefined, "", "  ", "None", "toString", "Apocalyptic"])("%j says nothing", (word) => {
    expect(severityRank(word)).toBe("UNSPECIFIED");
  });
  it("are read whatever their case and spaces", () => {
    expect(severityRank(" IMPORTANT ")).toBe("HIGH");
  });
  it("are ordered from the worst on", () => {
    expect(severityRanks.toSorted()).not.toEqual(severityRanks);
    expect([severityRanks[0], severityRanks.at(-1)]).toEqual(["CRITICAL", "UNSPECIFIED"]);
  });
});
