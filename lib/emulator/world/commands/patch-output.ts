import type { WorldPatchState } from "../patch/patch-state.ts";
import { patchCountsOf } from "../patch/patch-views.ts";
import type { Slot } from "../slot.ts";
import type { CommandPlan, NodeRun } from "./types.ts";

/** What a run of AWS-RunPatchBaseline did on a node. */
export interface PatchRun {
  plan: CommandPlan;
  slot: Slot;
  nodeId: string;
  run: NodeRun;
  failedPatchIds: readonly string[];
  /** True where the run got as far as looking for patches. */
  looked: boolean;
  /** The patch state that it left behind: asked on Windows only, where the output has its counts. */
  state: () => WorldPatchState | undefined;
}

const stamp = (time: number): string => new Date(time).toISOString().slice(0, 19).replace("T", " ");

const operationOf = ({ plan }: PatchRun): string => plan.parameters.Operation?.[0] ?? "Scan";
const rebootOf = ({ plan }: PatchRun): string => plan.parameters.RebootOption?.[0] ?? "NoReboot";

/** The counts in the order in which the summary has them. */
const countsOf = (state: WorldPatchState): (readonly [name: string, count: number])[] => {
  const { byState } = patchCountsOf(state);
  return [
    ["InstalledCount", byState.Installed ?? 0],
    ["InstalledRejectedCount", byState.InstalledRejected ?? 0],
    ["InstalledPendingRebootCount", byState.InstalledPendingReboot ?? 0],
    ["InstalledOtherCount", byState.InstalledOther ?? 0],
    ["FailedCount", byState.Failed ?? 0],
    ["MissingCount", byState.Missing ?? 0],
    ["NotApplicableCount", byState.NotApplicable ?? 0],
    ["UnreportedNotApplicableCount", state.unreportedNotApplicable],
  ];
};

const module = "Amazon.PatchBaselineOperations-1.47.zip";

const windowsHead = (region: string): string[] => [
  `Downloading PatchBaselineOperations PowerShell module from https://s3.${region}.amazonaws.com/aws-ssm-${region}/patchbaselineoperations/${module} to C:\\Windows\\TEMP\\${module}.`,
  "",
  "Extracting PatchBaselineOperations zip file contents to temporary folder.",
  "",
  "Verifying SHA 256 of the PatchBaselineOperations PowerShell module files.",
  "",
  "Successfully downloaded and installed the PatchBaselineOperations PowerShell module.",
  "",
];

const windowsSummary = (of: PatchRun, state: WorldPatchState): string[] => {
  const line = (name: string, value: string): string => `${name.padEnd(34)}: ${value}`;
  return [
    `Patch Summary for ${of.nodeId}`,
    "",
    line("PatchGroup", state.patchGroup),
    line("BaselineId", state.baseline.baselineId),
    line("Baseline", state.baseline.name),
    line("SnapshotId", state.operation.snapshotId),
    line("RebootOption", rebootOf(of)),
    line("OwnerInformation", ""),
    line("OperationType", operationOf(of)),
    line("OperationStartTime", new Date(of.run.startedAt).toISOString()),
    line("OperationEndTime", new Date(of.run.endedAt).toISOString()),
    ...countsOf(state).map(([name, count]) => line(name, String(count))),
    "",
    ...of.failedPatchIds.map((id) => `${id} : installation failed with HRESULT 0x80070643`),
  ];
};

const windowsOutput = (of: PatchRun): string => {
  const state = of.looked ? of.state() : undefined;
  const summary = state === undefined ? [] : windowsSummary(of, state);
  return `${[...windowsHead(of.plan.scope.region), ...summary].join("\r\n")}\r\n`;
};

const linuxOutput = (of: PatchRun): string => {
  const { region } = of.plan.scope;
  const { startedAt, endedAt } = of.run;
  const at = (time: number, text: string): string => `${stamp(time)} root [INFO]: ${text}`;
  const head = ["/usr/bin/python3", "Using python binary: 'python3'", "Using Python Version: Python 3.9.21"];
  if (!of.looked) return `${head.join("\n")}\n`;
  const override = of.plan.parameters.BaselineOverride?.[0];
  const payload = "patchbaselineoperations/linux/payloads/patch-baseline-operations-1.153.tar.gz";
  const lines = [
    ...head,
    at(
      startedAt,
      `Downloading payload from https://s3.dualstack.${region}.amazonaws.com/aws-ssm-${region}/${payload}`,
    ),
    at(startedAt + 3000, "Attempting to import entrance file common_startup_entrance"),
    at(
      startedAt + 4000,
      `Running with snapshot id = ${of.plan.commandId} and operation = ${operationOf(of)}`,
    ),
    ...(override === undefined ? [] : [at(startedAt + 5000, `Using baseline override ${override}`)]),
    ...of.failedPatchIds.map((id) => `${stamp(endedAt - 4000)} root [ERROR]: Unable to install ${id}`),
    at(endedAt - 1000, `Report upload successful. Reboot option: ${rebootOf(of)}.`),
  ];
  return `${lines.join("\n")}\n`;
};

const failureOf = (of: PatchRun): string => {
  if (of.run.result !== "Failed") return "";
  if (of.failedPatchIds.length > 0) return "failed to run commands: exit status 1\n";
  return of.slot.platform.platformType === "Windows"
    ? "Invoke-PatchBaselineOperation : Exception Details: An error occurred when attempting to search Windows Update.\r\nException from HRESULT: 0x80072EE2\r\nfailed to run commands: exit status 4294967295\r\n"
    : "[ERROR]: Unable to retrieve patch baseline: Connect timeout on endpoint URL\nfailed to run commands: exit status 156\n";
};

/** Output and error output of a finished run. */
export const patchOutput = (of: PatchRun): { output: string; errorOutput: string } => ({
  output: of.slot.platform.platformType === "Windows" ? windowsOutput(of) : linuxOutput(of),
  errorOutput: failureOf(of),
});
