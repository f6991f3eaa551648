import { hostileNames } from "../catalog/hostile.ts";
import type { Setting } from "../instance.ts";
import { nodeOf } from "../node.ts";
import { patchStateAt } from "../patch/node-patch-state.ts";
import type { WorldPatchState } from "../patch/patch-state.ts";
import { installOutcomeOf } from "../patch-installs.ts";
import { pick } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { minute, second } from "../time.ts";
import { nodeStateOf } from "./command-state.ts";
import { patchOutput } from "./patch-output.ts";
import type { CommandPlan, CommandState, NodeRun, WorldCommandPlugin } from "./types.ts";

const patchPlugins = [
  { name: "PatchWindows", platformType: "Windows" },
  { name: "PatchLinux", platformType: "Linux" },
  { name: "PatchMacOS", platformType: "MacOS" },
] as const;

/** The steps of a command's document, in order. */
export const pluginNamesOf = ({ work }: CommandPlan): readonly string[] =>
  work.kind === "script" ? [work.script.plugin] : patchPlugins.map(({ name }) => name);

const blank = (name: string, status: CommandState, statusDetails: string): WorldCommandPlugin => ({
  name,
  status,
  statusDetails,
  responseCode: -1,
  startedAt: undefined,
  endedAt: undefined,
  output: "",
  errorOutput: "",
});

const skipped = (name: string, platformType: string, run: NodeRun): WorldCommandPlugin => ({
  ...blank(name, "Success", "Success"),
  responseCode: 0,
  startedAt: run.startedAt,
  endedAt: run.startedAt,
  output: `Step execution skipped due to unsatisfied preconditions: '"StringEquals": [platformType, ${platformType}]'. Step name: ${name}`,
});

const exitCodes = /exit status (\d+)/;

const ended = (
  name: string,
  run: NodeRun,
  { output, errorOutput }: { output: string; errorOutput: string },
): WorldCommandPlugin => {
  const { status, statusDetails } = nodeStateOf(run, run.endedAt);
  const failed = run.result === "Failed";
  return {
    name,
    status: status === "Delayed" ? "Pending" : status,
    statusDetails,
    responseCode: run.result === "Success" ? 0 : failed ? Number(exitCodes.exec(errorOutput)?.[1] ?? 1) : -1,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    output,
    errorOutput: failed ? errorOutput : "",
  };
};

/** The patch state that a run left behind; undefined where it ended before it found anything. */
const stateAfter = (
  setting: Setting,
  plan: CommandPlan,
  slot: Slot,
  run: NodeRun,
): WorldPatchState | undefined => {
  // Scans count once the last node of their command has had its turn.
  const after = Math.max(run.endedAt + second, plan.requestedAt + 9 * minute);
  const node = nodeOf(setting, slot, after);
  const state = node === undefined ? undefined : patchStateAt(setting, slot, node, after);
  return state?.operation.executionId === plan.commandId ? state : undefined;
};

const patchPluginsOf = (
  setting: Setting,
  plan: CommandPlan,
  slot: Slot,
  nodeId: string,
  run: NodeRun,
): WorldCommandPlugin[] => {
  const failedPatchIds =
    plan.work.kind === "install"
      ? installOutcomeOf(slot, plan.work.month, setting.overlay.mutations.get(nodeId)).failedPatchIds
      : [];
  const looked = run.result === "Success" || failedPatchIds.length > 0;
  const state = () => stateAfter(setting, plan, slot, run);
  return patchPlugins.map(({ name, platformType }) =>
    platformType === slot.platform.platformType
      ? ended(name, run, patchOutput({ plan, slot, nodeId, run, failedPatchIds, looked, state }))
      : skipped(name, platformType, run),
  );
};

/** What a command's steps show of a node at a moment. */
export const pluginsAt = (
  setting: Setting,
  plan: CommandPlan,
  slot: Slot,
  nodeId: string,
  run: NodeRun,
  time: number,
): WorldCommandPlugin[] => {
  const { status, statusDetails } = nodeStateOf(run, time);
  const names = pluginNamesOf(plan);
  const neverRan = !["Success", "Failed", "ExecutionTimedOut", "Cancelled"].includes(run.result);
  if (time < run.endedAt || neverRan) {
    const shown = status === "Delayed" ? "Pending" : status;
    const details = statusDetails === "Delayed" ? "Pending" : statusDetails;
    return names.map((name) => blank(name, shown, details));
  }
  if (plan.work.kind !== "script") return patchPluginsOf(setting, plan, slot, nodeId, run);
  const { script } = plan.work;
  const hostile = setting.names === "hostile" ? `${pick(hostileNames, slot.key, salt.hostile).text}\n` : "";
  const printed = { output: `${hostile}${script.output}`, errorOutput: `${hostile}${script.errorOutput}` };
  return [ended(script.plugin, run, run.result === "Success" ? printed : { ...printed, output: hostile })];
};
