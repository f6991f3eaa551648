import type { OperatingSystem, PatchComplianceLevel } from "@aws-sdk/client-ssm";
import { windowsCatalog } from "../catalog/platforms.ts";
import { hour } from "../time.ts";
import type { BaselineDefinition, BaselineFilter, BaselineRule } from "./baseline-types.ts";
import { outOfBandBetween, outOfBandIndexAt } from "./out-of-band.ts";
import { patchMonthAt } from "./patch-calendar.ts";
import { rejectedPackage, rejectedUpdate } from "./rejected-patches.ts";
import { windowsReleases } from "./windows-releases.ts";

/** Who a custom baseline is for: the first wave, production, everything else. */
export type Stage = "pilot" | "prod" | "staging";

const stages: readonly Stage[] = ["pilot", "prod", "staging"];
const families: readonly { operatingSystem: OperatingSystem; name: string }[] = [
  { operatingSystem: "AMAZON_LINUX_2", name: "amazon-linux-2" },
  { operatingSystem: "AMAZON_LINUX_2023", name: "amazon-linux-2023" },
  { operatingSystem: "DEBIAN", name: "debian" },
  { operatingSystem: "REDHAT_ENTERPRISE_LINUX", name: "rhel" },
  { operatingSystem: "SUSE", name: "suse" },
  { operatingSystem: "UBUNTU", name: "ubuntu" },
  { operatingSystem: "WINDOWS", name: "windows" },
];

/** The first wave runs three days after the second Tuesday, so that its patches must be approved by then. */
const delays = { pilot: 1, prod: 7, staging: 3 } as const;

interface RuleOptions {
  level: PatchComplianceLevel;
  days?: number;
  until?: string;
  nonSecurity?: boolean;
}

const rule = (filters: Readonly<Record<string, readonly string[]>>, options: RuleOptions): BaselineRule => ({
  filters: Object.entries(filters).map(([key, values]) => ({ key, values }) as BaselineFilter),
  complianceLevel: options.level,
  ...(options.until === undefined
    ? options.days === undefined
      ? {}
      : { approveAfterDays: options.days }
    : { approveUntilDate: options.until }),
  enableNonSecurity: options.nonSecurity ?? false,
});

/** Staging's SUSE stands at the state of the quarter's first day. */
const quarterStart = (time: number): number => {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3, 1);
};

const windowsRules = (stage: Stage): BaselineRule[] => {
  const PRODUCT = ["WindowsServer2019", "WindowsServer2022", "WindowsServer2025"];
  const grave = {
    PRODUCT,
    CLASSIFICATION: ["CriticalUpdates", "SecurityUpdates"],
    MSRC_SEVERITY: ["Critical", "Important"],
  };
  const rest = { PRODUCT, CLASSIFICATION: ["Updates", "UpdateRollups"], MSRC_SEVERITY: ["*"] };
  return [
    rule(grave, { level: stage === "prod" ? "CRITICAL" : "HIGH", days: delays[stage] }),
    rule(rest, { level: "LOW", days: delays[stage] }),
  ];
};

const linuxRules = (stage: Stage, operatingSystem: OperatingSystem, time: number): BaselineRule[] => {
  if (operatingSystem === "DEBIAN" || operatingSystem === "UBUNTU") {
    const PRIORITY = stage === "prod" ? ["Required", "Important", "Standard"] : ["*"];
    return [rule({ PRIORITY }, { level: "HIGH", nonSecurity: stage === "pilot" })];
  }
  if (operatingSystem === "SUSE" && stage === "staging") {
    const until = new Date(quarterStart(time)).toISOString().slice(0, 10);
    return [rule({ CLASSIFICATION: ["Security"], SEVERITY: ["*"] }, { level: "MEDIUM", until })];
  }
  const days = delays[stage];
  if (stage !== "prod")
    return [rule({ CLASSIFICATION: ["*"], SEVERITY: ["*"] }, { level: "MEDIUM", days, nonSecurity: true })];
  const ordinary = operatingSystem === "SUSE" ? "Recommended" : "Bugfix";
  return [
    rule({ CLASSIFICATION: ["Security"], SEVERITY: ["Critical"] }, { level: "CRITICAL", days }),
    rule({ CLASSIFICATION: ["Security"], SEVERITY: ["Important"] }, { level: "HIGH", days }),
    rule({ CLASSIFICATION: ["Security"], SEVERITY: ["Medium", "Moderate"] }, { level: "MEDIUM", days }),
    rule({ CLASSIFICATION: [ordinary] }, { level: "LOW", days }),
  ];
};

/** Production approves what closes a zero-day at once: by KB on Windows, for good on Linux. */
const urgentOf = (operatingSystem: OperatingSystem, releasedAt: number): string[] => {
  if (operatingSystem !== "WINDOWS") return ["openssh-server*", "openssl*", "libssl3*"];
  return windowsCatalog
    .flatMap((platform) => windowsReleases(platform, patchMonthAt(releasedAt)))
    .filter((release) => release.releasedAt === releasedAt)
    .map(({ kbId }) => kbId);
};

const mirror = {
  name: "internal-mirror",
  products: ["AmazonLinux2"],
  configuration:
    "[internal-mirror]\nname=Internal mirror of Amazon Linux 2\nbaseurl=https://mirror.example.com/amzn2/$basearch\nenabled=1\ngpgcheck=1",
};

const rhelOnly: readonly BaselineFilter[] = [
  { key: "PRODUCT", values: ["RedhatEnterpriseLinux8", "RedhatEnterpriseLinux9"] },
];

const definitionOf = (
  stage: Stage,
  { operatingSystem, name }: (typeof families)[number],
  time: number,
): BaselineDefinition => {
  const windows = operatingSystem === "WINDOWS";
  const urgentAt = outOfBandBetween(time - 60 * 24 * hour, time - 6 * hour).at(-1)?.releasedAt ?? 0;
  const createdAt = Date.UTC(2023, stages.indexOf(stage) + 1, 6 + name.length, 9, 12);
  const prod = stage === "prod";
  const modifiedAt =
    prod && windows
      ? urgentAt + 6 * hour
      : operatingSystem === "SUSE" && stage === "staging"
        ? quarterStart(time)
        : createdAt + 40 * 24 * hour;
  return {
    key: `${stage}-${name}/${modifiedAt}`,
    name: `${stage}-${name}`,
    description: `Approves patches for ${stage === "pilot" ? "the first wave" : stage}: ${name}`,
    operatingSystem,
    globalFilters: operatingSystem === "REDHAT_ENTERPRISE_LINUX" && prod ? rhelOnly : [],
    rules: windows ? windowsRules(stage) : linuxRules(stage, operatingSystem, time),
    approvedPatches: prod ? urgentOf(operatingSystem, urgentAt) : [],
    approvedPatchesComplianceLevel: prod ? "CRITICAL" : "UNSPECIFIED",
    approvedPatchesEnableNonSecurity: prod && operatingSystem === "AMAZON_LINUX_2",
    rejectedPatches: stage === "pilot" ? [] : [windows ? rejectedUpdate : `${rejectedPackage}*`],
    rejectedPatchesAction: prod ? "BLOCK" : "ALLOW_AS_DEPENDENCY",
    sources: prod && operatingSystem === "AMAZON_LINUX_2" ? [mirror] : [],
    availableSecurityUpdates: windows ? (prod ? "NON_COMPLIANT" : "COMPLIANT") : undefined,
    createdAt,
    modifiedAt: Math.max(createdAt, modifiedAt),
  };
};

const cache = new Map<string, readonly { stage: Stage; definition: BaselineDefinition }[]>();

/** The organisation's own baselines at a time; made anew when one of them was changed. */
export const customBaselines = (
  time: number,
): readonly { stage: Stage; definition: BaselineDefinition }[] => {
  const key = `${outOfBandIndexAt(time - 6 * hour)}/${quarterStart(time)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size > 200) cache.clear();
  const made = stages.flatMap((stage) =>
    families.map((family) => ({ stage, definition: definitionOf(stage, family, time) })),
  );
  cache.set(key, made);
  return made;
};
