import { commandScripts } from "../commands/scripts.ts";
import type { ScopeLayout } from "../layout.ts";
import { scheduled, type TaskDraft, type WindowDraft } from "./drafts.ts";

const script = (name: string, does: (typeof commandScripts)[keyof typeof commandScripts]): TaskDraft => ({
  name,
  work: { type: "RUN_COMMAND", does },
  targetIndexes: [0],
  priority: 1,
  maxConcurrency: "10",
  maxErrors: "100%",
});

const tier = (value: string) => [{ key: "tag:Tier", values: [value] }];

/** Every account-Region has these. */
const common: readonly WindowDraft[] = [
  {
    name: "weekly-agent-update",
    description: "SSM Agent of the web servers, every seven days",
    schedule: scheduled("rate(7 days)"),
    duration: 2,
    cutoff: 0,
    enabled: true,
    targets: [{ name: "web-servers", targets: tier("web") }],
    tasks: [{ ...script("update-ssm-agent", commandScripts.agent), maxConcurrency: "25%" }],
  },
  {
    name: "legacy-nightly-patching",
    description: "Replaced by the waves; kept for reference",
    schedule: scheduled("cron(0 1 ? * * *)"),
    duration: 3,
    cutoff: 1,
    enabled: false,
    targets: [{ name: undefined, targets: [{ key: "tag:Env", values: ["prod"] }] }],
    tasks: [
      {
        name: "install-everything",
        work: { type: "RUN_COMMAND", does: "install", reboot: "RebootIfNeeded" },
        targetIndexes: [0],
        priority: 1,
        maxConcurrency: "5",
        maxErrors: "1",
      },
    ],
  },
];

const snapshots: WindowDraft = {
  name: "database-snapshots",
  description: "Snapshots of the database volumes by Automation",
  schedule: scheduled("rate(6 hours)", { startDate: "2025-06-01T00:30:00Z" }),
  duration: 7,
  cutoff: 1,
  enabled: true,
  allowUnassociatedTargets: true,
  targets: [],
  tasks: [
    {
      name: "create-snapshots",
      work: {
        type: "AUTOMATION",
        parameters: { TagKey: ["Tier"], TagValue: ["db"] },
        minutes: [6, 48],
        hangsEvery: 23,
      },
      targetIndexes: [],
      priority: 1,
      cutoffBehavior: "CANCEL_TASK",
    },
  ],
};

const restart: WindowDraft = {
  name: "datacenter-restart-2026-12",
  description: "Once, for the move of the core switches",
  schedule: scheduled("at(2026-12-13T02:00:00)", { timezone: "UTC" }),
  duration: 4,
  cutoff: 1,
  enabled: true,
  targets: [{ name: "batch-servers", targets: tier("batch") }],
  tasks: [script("stop-batches", commandScripts.logs)],
};

const databaseChecks: WindowDraft = {
  name: "database-checks-sunday",
  description: "Disks and services of the databases, Sunday before dawn in Berlin",
  schedule: scheduled("cron(30 3 ? * SUN *)", { timezone: "Europe/Berlin" }),
  duration: 2,
  cutoff: 1,
  enabled: true,
  targets: [{ name: "databases", targets: [{ key: "resource-groups:Name", values: ["database-servers"] }] }],
  tasks: [script("report-disks", commandScripts.disks)],
};

const monthEnd: WindowDraft = {
  name: "month-end-cleanup",
  description: undefined,
  schedule: scheduled("cron(0 22 L * ? *)", { timezone: "America/New_York" }),
  duration: 6,
  cutoff: 2,
  enabled: true,
  targets: [{ name: "batch-servers", targets: tier("batch"), ownerInformation: "billing@example.com" }],
  tasks: [
    script("delete-old-logs", commandScripts.logs),
    {
      name: "close-the-books",
      work: { type: "LAMBDA", payload: '{"dryRun":false}', minutes: [1, 9] },
      targetIndexes: [],
      priority: 2,
    },
  ],
};

const past: WindowDraft = {
  name: "migration-2025",
  description: "For the migration; its end date has passed",
  schedule: scheduled("cron(0 20 ? * FRI *)", {
    startDate: "2025-02-01T00:00:00Z",
    endDate: "2025-12-20T00:00:00Z",
  }),
  duration: 3,
  cutoff: 1,
  enabled: true,
  targets: [{ name: "app-servers", targets: tier("app") }],
  tasks: [script("report-disks", commandScripts.disks)],
};

const spare: WindowDraft = {
  name: "spare-wednesday",
  description: "Nothing is registered here yet",
  schedule: scheduled("cron(0 4 ? * WED *)"),
  duration: 2,
  cutoff: 0,
  enabled: true,
  targets: [],
  tasks: [],
};

const orphan: WindowDraft = {
  name: "session-proxy-restart",
  description: "The service was switched off in 2025",
  schedule: scheduled("cron(15 4 ? * MON-FRI *)"),
  duration: 1,
  cutoff: 0,
  enabled: true,
  targets: [{ name: "session-proxy", targets: [{ key: "tag:Service", values: ["session-proxy"] }] }],
  tasks: [script("restart", commandScripts.health)],
};

const byId = (nodeIds: readonly string[]): WindowDraft[] =>
  nodeIds.length === 0
    ? []
    : [
        {
          name: "branch-office-servers",
          description: "Servers of the branch offices, by id",
          schedule: scheduled("cron(0 3 ? * SAT *)", { timezone: "Asia/Tokyo" }),
          duration: 3,
          cutoff: 1,
          enabled: true,
          targets: [{ name: "branch-servers", targets: [{ key: "InstanceIds", values: nodeIds }] }],
          tasks: [script("check-services", commandScripts.health)],
        },
      ];

/** The windows that do not patch. `nodeIds` are nodes that stay for good; prod's first Region has one of every kind. */
export const otherWindowsOf = (scope: ScopeLayout, nodeIds: readonly string[]): readonly WindowDraft[] => {
  const everything = scope.account.kind === "prod" && scope.regionIndex === 0;
  if (everything)
    return [...common, snapshots, restart, databaseChecks, monthEnd, past, spare, orphan, ...byId(nodeIds)];
  if (scope.account.kind === "data") return [...common, snapshots, databaseChecks];
  return scope.account.kind === "sandbox" ? [spare] : [...common, ...byId(nodeIds)];
};
