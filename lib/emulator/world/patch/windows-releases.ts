import type { CatalogPlatform } from "../catalog/platforms.ts";
import { keyOf, mix } from "../random.ts";
import { outOfBandBetween } from "./out-of-band.ts";
import { patchTuesday } from "./patch-calendar.ts";
import { cveIdsOf, monthName } from "./release-words.ts";
import type { PatchRelease } from "./releases.ts";

const numbered = ["cumulative", "framework", "stack", "urgent", "office"] as const;

/** Each kind of update has numbers of its own, so that no two share one. */
const kbOf = (kind: (typeof numbered)[number], year: string, month: number): string => {
  const place = numbered.indexOf(kind) * 3 + (Number(year) % 9) / 3;
  return `KB${5_008_000 + month * 1150 + place * 70 + (keyOf(`${kind} ${year} ${month}`) % 70)}`;
};

/** `2022` for Windows Server 2022. */
const yearOf = (platform: CatalogPlatform): string => platform.key.replace("windows-", "");

/** What the product is called in the titles of its updates. */
const titleNames: Readonly<Record<string, string>> = {
  "2019": "Windows Server 2019",
  "2022": "Microsoft server operating system version 21H2",
  "2025": "Microsoft server operating system version 24H2",
};

interface Draft {
  series: "cumulative" | "framework" | "stack";
  classification: string;
  severity: string;
  what: string;
  restarts: boolean;
}

const cumulative: Draft = {
  series: "cumulative",
  classification: "SecurityUpdates",
  severity: "Critical",
  what: "Cumulative Update",
  restarts: true,
};
const framework = (month: number): Draft => ({
  series: "framework",
  classification: month % 2 === 0 ? "SecurityUpdates" : "Updates",
  severity: month % 2 === 1 ? "Unspecified" : month % 4 === 0 ? "Important" : "Moderate",
  what: "Cumulative Update for .NET Framework 3.5, 4.8 and 4.8.1",
  restarts: false,
});
const stack: Draft = {
  series: "stack",
  classification: "SecurityUpdates",
  severity: "Critical",
  what: "Servicing Stack Update",
  restarts: false,
};

const releaseOf = (platform: CatalogPlatform, month: number, draft: Draft): PatchRelease => {
  const year = yearOf(platform);
  const kbId = kbOf(draft.series, year, month);
  const security = draft.classification === "SecurityUpdates";
  return {
    kbId,
    title: `${monthName(month)} ${draft.what} for ${titleNames[year] ?? year} for x64-based Systems (${kbId})`,
    series: draft.series,
    classification: draft.classification,
    severity: draft.severity,
    security,
    releasedAt: patchTuesday(month),
    month,
    product: `WindowsServer${year}`,
    patchSet: "OS",
    restarts: draft.restarts,
    cveIds: security ? cveIdsOf(`windows ${draft.series}`, month, draft.series === "cumulative" ? 5 : 2) : [],
    advisoryIds: [],
  };
};

/** A month can have two of them. */
const years = ["2019", "2022", "2025"] as const;

/** Out of band only Windows Server 2022 is concerned. */
const outOfBandOf = (platform: CatalogPlatform, month: number): PatchRelease[] =>
  platform.key === "windows-2022"
    ? outOfBandBetween(patchTuesday(month), patchTuesday(month + 1)).map(({ index, releasedAt, cveId }) => {
        const kbId = kbOf("urgent", years[index % years.length] ?? "2022", month);
        return {
          ...releaseOf(platform, month, cumulative),
          kbId,
          title: `${monthName(month)} Cumulative Update Out-of-band for ${titleNames["2022"]} for x64-based Systems (${kbId})`,
          releasedAt,
          cveIds: [cveId],
        };
      })
    : [];

/** The releases of one month for a Windows Server: the second Tuesday's, and what follows out of band. */
export const windowsReleases = (platform: CatalogPlatform, month: number): readonly PatchRelease[] => [
  releaseOf(platform, month, cumulative),
  releaseOf(platform, month, framework(month)),
  ...(month % 4 === 0 ? [releaseOf(platform, month, stack)] : []),
  ...outOfBandOf(platform, month),
];

/** Updates of Microsoft's applications, which no node has: AWS lists them for baselines all the same. */
export const officeReleases = (month: number): readonly PatchRelease[] => {
  const kbId = kbOf("office", "2016", month);
  const critical = mix(month, 0x0ff) % 3 === 0;
  return [
    {
      kbId,
      title: `Security Update for Microsoft Office 2016 (${kbId}) 64-Bit Edition`,
      series: "office",
      classification: "SecurityUpdates",
      severity: critical ? "Critical" : "Important",
      security: true,
      releasedAt: patchTuesday(month),
      month,
      product: "Office 2016",
      patchSet: "APPLICATION",
      restarts: false,
      cveIds: cveIdsOf("office", month, 2),
      advisoryIds: [],
    },
  ];
};
