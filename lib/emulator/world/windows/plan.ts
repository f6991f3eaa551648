import { windowKeyOf } from "../commands/command-ids.ts";
import { hybridPlacesOf } from "../commands/members.ts";
import { resourceIdOf, type Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { between, hex, mix, unit, uuid } from "../random.ts";
import { salt } from "../salt.ts";
import { slotOf } from "../slot.ts";
import { day, minute } from "../time.ts";
import type { TargetDraft, TaskDraft, WindowDraft } from "./drafts.ts";
import { otherWindowsOf } from "./other-windows.ts";
import { patchWindowsOf } from "./patch-windows.ts";
import type { WorldWindow, WorldWindowTarget, WorldWindowTask } from "./types.ts";

/** Window names allow letters, digits and `_ - .` only; these break careless software all the same. */
const hostileWindowNames = [
  "__proto__",
  "constructor",
  "-2-3-cmd",
  "null",
  "..-..-etc-passwd",
  "toString",
  "true",
  `long-${"x".repeat(123)}`,
] as const;

const hostileDescriptions = [
  "<img src=x onerror=alert(1)>",
  '=HYPERLINK("https://example.com","open")',
  "東京本番 \u202Etxt.exe 🚀",
  "'; DROP TABLE windows;--",
] as const;

const targetOf = (key: number, index: number, draft: TargetDraft): WorldWindowTarget => ({
  windowTargetId: uuid(mix(key, salt.windowTarget), index),
  resourceType: draft.targets.some((target) => target.key.startsWith("resource-groups:"))
    ? "RESOURCE_GROUP"
    : "INSTANCE",
  targets: draft.targets,
  ownerInformation: draft.ownerInformation,
  name: draft.name,
  description: draft.description,
});

const arnOf = (scope: ScopeLayout, { name, work }: TaskDraft): string => {
  if (work.type === "LAMBDA") return `arn:aws:lambda:${scope.region}:${scope.account.id}:function:${name}`;
  if (work.type === "AUTOMATION") return "Platform-SnapshotVolumes";
  return work.does === "install" ? "AWS-RunPatchBaseline" : work.does.documentName;
};

const taskOf = (
  scope: ScopeLayout,
  key: number,
  index: number,
  draft: TaskDraft,
  targets: readonly WorldWindowTarget[],
): WorldWindowTask => {
  const { work } = draft;
  const command = work.type === "RUN_COMMAND";
  return {
    windowTaskId: uuid(mix(key, salt.windowTask), index),
    taskArn: arnOf(scope, draft),
    work,
    windowTargetIds: draft.targetIndexes.map((target) => targets[target]?.windowTargetId ?? ""),
    priority: draft.priority,
    maxConcurrency: draft.maxConcurrency,
    maxErrors: draft.maxErrors,
    serviceRoleArn: `arn:aws:iam::${scope.account.id}:role/MaintenanceWindowRole`,
    name: draft.name,
    description: draft.description,
    cutoffBehavior: draft.cutoffBehavior,
    comment: command ? `Maintenance window task ${draft.name}`.slice(0, 100) : "",
    outputS3BucketName: command && work.does === "install" ? `ssm-output-${scope.account.id}` : "",
    outputS3KeyPrefix: command && work.does === "install" ? "patching" : "",
  };
};

const windowOf = (setting: Setting, scope: ScopeLayout, draft: WindowDraft, index: number): WorldWindow => {
  const key = windowKeyOf(scope, draft.name);
  const createdAt = Date.UTC(2025, 0, 6) + between(key, 1, 0, 60) * day + between(key, 2, 480, 1080) * minute;
  const targets = draft.targets.map((target, place) => targetOf(key, place, target));
  const hostile = setting.names === "hostile";
  return {
    scope,
    key,
    windowId: `mw-0${hex(key, 3, 16)}`,
    name: hostile ? (hostileWindowNames[index] ?? draft.name) : draft.name,
    description: hostile ? hostileDescriptions[index % hostileDescriptions.length] : draft.description,
    schedule: { ...draft.schedule, createdAt },
    duration: draft.duration,
    cutoff: draft.cutoff,
    allowUnassociatedTargets: draft.allowUnassociatedTargets ?? false,
    enabled: draft.enabled,
    modifiedAt: createdAt + Math.floor(unit(key, 4) * 200) * day,
    targets,
    tasks: draft.tasks.map((task, place) => taskOf(scope, key, place, task, targets)),
  };
};

/** The windows of an account-Region, as they were made. */
export const windowsOf = (setting: Setting, scope: ScopeLayout): WorldWindow[] => {
  if (scope.managedSlots === 0) return [];
  const nodeIds = hybridPlacesOf(scope)
    .slice(0, 3)
    .map((place) => resourceIdOf(setting.seed, slotOf(scope, "managed", place, 0)));
  return [...patchWindowsOf(scope), ...otherWindowsOf(scope, nodeIds)].map((draft, index) =>
    windowOf(setting, scope, draft, index),
  );
};
