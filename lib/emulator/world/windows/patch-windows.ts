import { commandScripts } from "../commands/scripts.ts";
import type { ScopeLayout } from "../layout.ts";
import { environmentsOf, scheduled, type TaskDraft, type WindowDraft } from "./drafts.ts";

const waves = [1, 2, 3] as const;

/** Nobody made a window for this wave of the data accounts, nor one for the sandboxes and for macOS. */
const isForgotten = (scope: ScopeLayout, wave: number): boolean =>
  scope.account.kind === "sandbox" || (scope.account.kind === "data" && wave === 2);

const groupsOf = (scope: ScopeLayout, wave: number): string[] =>
  environmentsOf(scope).flatMap((environment) => [
    `${environment}-linux-wave${wave}`,
    `${environment}-windows-wave${wave}`,
  ]);

const patchedGroups = new WeakMap<ScopeLayout, ReadonlySet<string>>();

/** True when a window of the account-Region patches the group. */
export const hasPatchWindow = (scope: ScopeLayout, patchGroup: string): boolean => {
  const known = patchedGroups.get(scope);
  if (known !== undefined) return known.has(patchGroup);
  const groups = waves.filter((wave) => !isForgotten(scope, wave)).flatMap((wave) => groupsOf(scope, wave));
  const patched = new Set(groups);
  patchedGroups.set(scope, patched);
  return patched.has(patchGroup);
};

/** 17:00 UTC, three days after the second, third or fourth Tuesday: Tokyo's clocks show the night of the day after. */
const scheduleOf = (scope: ScopeLayout, wave: number): WindowDraft["schedule"] =>
  scope.region === "ap-northeast-1"
    ? scheduled(`cron(0 2 ? * TUE#${wave + 1} *)`, { timezone: "Asia/Tokyo", offset: 4 })
    : scheduled(`cron(0 17 ? * TUE#${wave + 1} *)`, {
        timezone: scope.account.kind === "prod" ? "UTC" : undefined,
        offset: 3,
      });

const install = (name: string, target: number, reboot: "RebootIfNeeded" | "NoReboot"): TaskDraft => ({
  name,
  work: { type: "RUN_COMMAND", does: "install", reboot },
  targetIndexes: [target],
  priority: 1,
  maxConcurrency: target === 0 ? "20%" : "10%",
  maxErrors: "100%",
  cutoffBehavior: "CONTINUE_TASK",
});

const afterwards = (scope: ScopeLayout): TaskDraft[] => {
  const verify: TaskDraft = {
    name: "verify-services",
    work: { type: "RUN_COMMAND", does: commandScripts.health },
    targetIndexes: [2],
    priority: 5,
    maxConcurrency: "50",
    maxErrors: "100%",
    cutoffBehavior: "CANCEL_TASK",
  };
  const notify: TaskDraft = {
    name: "notify-on-call",
    work: {
      type: "LAMBDA",
      payload: '{"channel":"patching","window":"{{WINDOW_ID}}"}',
      minutes: [0.02, 0.2],
    },
    targetIndexes: [],
    priority: 9,
  };
  if (scope.account.kind === "prod") return [verify, notify];
  return scope.account.kind === "staging" ? [verify] : [];
};

/**
 * The windows that install patches: one for each wave. Databases are patched without a restart, which their owners do
 * themselves, so that each wave has two targets.
 */
export const patchWindowsOf = (scope: ScopeLayout): WindowDraft[] =>
  waves
    .filter((wave) => !isForgotten(scope, wave))
    .map((wave) => {
      const groups = groupsOf(scope, wave);
      const group = { key: "tag:PatchGroup", values: groups };
      const linux = groups.filter((name) => name.includes("-linux-"));
      const tasks = [
        install("install-patches", 0, "RebootIfNeeded"),
        install("install-patches-databases", 1, "NoReboot"),
        ...afterwards(scope),
      ];
      return {
        name: `${scope.account.kind}-patch-wave${wave}`,
        description: `Monthly patches of wave ${wave}: web, application and batch servers restart, databases do not`,
        schedule: scheduleOf(scope, wave),
        duration: 4,
        cutoff: 1,
        enabled: true,
        targets: [
          {
            name: `wave${wave}-servers`,
            targets: [group, { key: "tag:Tier", values: ["web", "app", "batch"] }],
            ownerInformation: "platform@example.com",
          },
          {
            name: `wave${wave}-databases`,
            targets: [group, { key: "tag:Tier", values: ["db"] }],
            ownerInformation: "dba@example.com",
            description: "Restarted by the owners within two weeks",
          },
          ...(tasks.some(({ targetIndexes }) => targetIndexes.includes(2))
            ? [{ name: `wave${wave}-linux`, targets: [{ key: "tag:PatchGroup", values: linux }] }]
            : []),
        ],
        tasks,
      };
    });
