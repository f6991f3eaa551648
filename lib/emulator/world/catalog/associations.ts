import { day, hour } from "../time.ts";

export interface CatalogAssociation {
  name: string;
  documentName: string;
  schedule: string;
  everyMs: number;
  /** How long before midnight UTC it runs; absent: at a time of the account-Region's own. */
  phaseMs?: number;
  targets: readonly { key: string; values: readonly string[] }[];
  parameters: Readonly<Record<string, readonly string[]>>;
  platformTypes: readonly ("Linux" | "Windows" | "MacOS")[];
  /** Environment of the nodes it targets; absent is all. */
  environment?: string;
  /** Share of nodes on which it keeps failing, and on which a single run fails. */
  broken: number;
  flaky: number;
  failure: string;
}

const everyone = [{ key: "InstanceIds", values: ["*"] }] as const;
const all = ["Linux", "Windows", "MacOS"] as const;

export const associationCatalog: readonly CatalogAssociation[] = [
  {
    name: "inventory-collection",
    documentName: "AWS-GatherSoftwareInventory",
    schedule: "rate(12 hours)",
    everyMs: 12 * hour,
    targets: everyone,
    parameters: {
      applications: ["Enabled"],
      awsComponents: ["Enabled"],
      networkConfig: ["Enabled"],
      services: ["Enabled"],
    },
    platformTypes: all,
    broken: 0.004,
    flaky: 0.002,
    failure: "1 out of 1 plugin processed, 0 success, 1 failed, 0 timedout, 0 skipped. ",
  },
  {
    name: "ssm-agent-update",
    documentName: "AWS-UpdateSSMAgent",
    schedule: "rate(14 days)",
    everyMs: 14 * day,
    targets: everyone,
    parameters: {},
    platformTypes: all,
    broken: 0.02,
    flaky: 0.004,
    failure: "1 out of 1 plugin processed, 0 success, 1 failed, 0 timedout, 0 skipped. ",
  },
  {
    name: "patch-scan",
    documentName: "AWS-RunPatchBaseline",
    schedule: "cron(0 3 ? * * *)",
    everyMs: day,
    phaseMs: 21 * hour,
    targets: everyone,
    parameters: { Operation: ["Scan"], RebootOption: ["NoReboot"] },
    platformTypes: all,
    broken: 0.018,
    flaky: 0.006,
    failure: "1 out of 2 plugins processed, 0 success, 1 failed, 0 timedout, 1 skipped. ",
  },
  {
    name: "harden-linux",
    documentName: "Example-HardenLinux",
    schedule: "rate(1 day)",
    everyMs: day,
    targets: [{ key: "tag:Env", values: ["prod"] }],
    parameters: { Profile: ["level-1"] },
    platformTypes: ["Linux"],
    environment: "prod",
    broken: 0.03,
    flaky: 0.003,
    failure: "3 out of 3 plugins processed, 2 success, 1 failed, 0 timedout, 0 skipped. ",
  },
  {
    name: "windows-domain-settings",
    documentName: "Example-WindowsDomainSettings",
    schedule: "rate(7 days)",
    everyMs: 7 * day,
    targets: [{ key: "tag:Tier", values: ["web", "app", "db", "batch"] }],
    parameters: {},
    platformTypes: ["Windows"],
    broken: 0.05,
    flaky: 0.002,
    failure: "1 out of 1 plugin processed, 0 success, 1 failed, 0 timedout, 0 skipped. ",
  },
  {
    name: "cloudwatch-agent",
    documentName: "AWS-ConfigureAWSPackage",
    schedule: "rate(30 days)",
    everyMs: 30 * day,
    targets: [{ key: "tag:Env", values: ["prod"] }],
    parameters: { action: ["Install"], name: ["AmazonCloudWatchAgent"] },
    platformTypes: ["Linux", "Windows"],
    environment: "prod",
    broken: 0.01,
    flaky: 0.001,
    failure: "1 out of 1 plugin processed, 0 success, 1 failed, 0 timedout, 0 skipped. ",
  },
];
