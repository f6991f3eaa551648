import type { OperatingSystem } from "@aws-sdk/client-ssm";
import type { BaselineDefinition, BaselineFilter, BaselineRule } from "./baseline-types.ts";

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-predefined-and-custom-patch-baselines.html */
const rule = (
  filters: readonly BaselineFilter[],
  approveAfterDays: number | undefined,
  enableNonSecurity = false,
): BaselineRule => ({
  filters,
  complianceLevel: "UNSPECIFIED",
  ...(approveAfterDays === undefined ? {} : { approveAfterDays }),
  enableNonSecurity,
});

const graveSecurity = rule(
  [
    { key: "CLASSIFICATION", values: ["Security"] },
    { key: "SEVERITY", values: ["Critical", "Important"] },
  ],
  7,
);
const bugfixes = rule([{ key: "CLASSIFICATION", values: ["Bugfix"] }], 7);
const byPriority = rule(
  [{ key: "PRIORITY", values: ["Required", "Important", "Standard", "Optional", "Extra"] }],
  undefined,
);
const everything = rule(
  [
    { key: "CLASSIFICATION", values: ["*"] },
    { key: "SEVERITY", values: ["*"] },
  ],
  7,
  true,
);
const windows = rule(
  [
    { key: "PATCH_SET", values: ["OS"] },
    { key: "CLASSIFICATION", values: ["CriticalUpdates", "SecurityUpdates"] },
    { key: "MSRC_SEVERITY", values: ["Critical", "Important"] },
  ],
  7,
);
const applications = rule(
  [
    { key: "PATCH_SET", values: ["APPLICATION"] },
    { key: "PRODUCT_FAMILY", values: ["*"] },
    { key: "PRODUCT", values: ["*"] },
    { key: "CLASSIFICATION", values: ["*"] },
    { key: "MSRC_SEVERITY", values: ["*"] },
  ],
  7,
);

type Provided = readonly [
  name: string,
  operatingSystem: OperatingSystem,
  description: string,
  rules: readonly BaselineRule[],
];

const provided: readonly Provided[] = [
  [
    "AWS-AlmaLinuxDefaultPatchBaseline",
    "ALMA_LINUX",
    "Default Patch Baseline for Alma Linux Provided by AWS.",
    [graveSecurity, bugfixes],
  ],
  [
    "AWS-AmazonLinuxDefaultPatchBaseline",
    "AMAZON_LINUX",
    "Default Patch Baseline for Amazon Linux Provided by AWS.",
    [graveSecurity, bugfixes],
  ],
  [
    "AWS-AmazonLinux2DefaultPatchBaseline",
    "AMAZON_LINUX_2",
    "Baseline containing all Security and Bugfix updates approved for Amazon Linux 2 instances",
    [graveSecurity, bugfixes],
  ],
  [
    "AWS-AmazonLinux2022DefaultPatchBaseline",
    "AMAZON_LINUX_2022",
    "Default Patch Baseline for Amazon Linux 2022 Provided by AWS.",
    [graveSecurity, bugfixes],
  ],
  [
    "AWS-AmazonLinux2023DefaultPatchBaseline",
    "AMAZON_LINUX_2023",
    "Default Patch Baseline for Amazon Linux 2023 Provided by AWS.",
    [graveSecurity, bugfixes],
  ],
  [
    "AWS-CentOSDefaultPatchBaseline",
    "CENTOS",
    "Default Patch Baseline for CentOS Provided by AWS.",
    [everything],
  ],
  [
    "AWS-DebianDefaultPatchBaseline",
    "DEBIAN",
    "Default Patch Baseline for Debian Provided by AWS.",
    [byPriority],
  ],
  [
    "AWS-MacOSDefaultPatchBaseline",
    "MACOS",
    "Default Patch Baseline for MacOS Provided by AWS.",
    [rule([{ key: "CLASSIFICATION", values: ["*"] }], 0, true)],
  ],
  [
    "AWS-OracleLinuxDefaultPatchBaseline",
    "ORACLE_LINUX",
    "Default Patch Baseline for Oracle Linux Server Provided by AWS.",
    [graveSecurity, bugfixes],
  ],
  [
    "AWS-DefaultRaspbianPatchBaseline",
    "RASPBIAN",
    "Default Patch Baseline for Raspbian Provided by AWS.",
    [byPriority],
  ],
  [
    "AWS-RedHatDefaultPatchBaseline",
    "REDHAT_ENTERPRISE_LINUX",
    "Default Patch Baseline for Redhat Enterprise Linux Provided by AWS.",
    [graveSecurity, bugfixes],
  ],
  [
    "AWS-RockyLinuxDefaultPatchBaseline",
    "ROCKY_LINUX",
    "Default Patch Baseline for Rocky Linux Provided by AWS.",
    [graveSecurity, bugfixes],
  ],
  [
    "AWS-SuseDefaultPatchBaseline",
    "SUSE",
    "Default Patch Baseline for Suse Provided by AWS.",
    [graveSecurity],
  ],
  [
    "AWS-UbuntuDefaultPatchBaseline",
    "UBUNTU",
    "Default Patch Baseline for Ubuntu Provided by AWS.",
    [byPriority],
  ],
  ["AWS-DefaultPatchBaseline", "WINDOWS", "Default Patch Baseline Provided by AWS.", [windows]],
  [
    "AWS-WindowsPredefinedPatchBaseline-OS",
    "WINDOWS",
    "Default Windows Server Patch Baseline for OS patches provided by AWS.",
    [windows],
  ],
  [
    "AWS-WindowsPredefinedPatchBaseline-OS-Applications",
    "WINDOWS",
    "Default Windows Server Patch Baseline for OS and Microsoft application patches provided by AWS.",
    [windows, applications],
  ],
];

const published = Date.UTC(2017, 11, 12, 18, 30);

/** The baselines that AWS provides, the same in every account. */
export const awsBaselines: readonly BaselineDefinition[] = provided.map(
  ([name, operatingSystem, description, rules]) => ({
    key: name,
    name,
    description,
    operatingSystem,
    globalFilters: [{ key: "PRODUCT", values: ["*"] }],
    rules,
    approvedPatches: [],
    approvedPatchesComplianceLevel: "UNSPECIFIED",
    approvedPatchesEnableNonSecurity: false,
    rejectedPatches: [],
    rejectedPatchesAction: "ALLOW_AS_DEPENDENCY",
    sources: [],
    availableSecurityUpdates: undefined,
    createdAt: published,
    modifiedAt: published,
  }),
);

/** What a node gets whose operating system has no other default. */
export const isProvidedDefault = ({ name }: BaselineDefinition): boolean =>
  !name.startsWith("AWS-WindowsPredefined");
