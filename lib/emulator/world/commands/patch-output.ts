import type { Slot } from "../slot.ts";
import { patchGroupOf } from "../tags.ts";
import type { CommandPlan, NodeRun } from "./types.ts";

/** What a run of AWS-RunPatchBaseline did on a node. */
export interface PatchRun {
  plan: CommandPlan;
  slot: Slot;
  nodeId: string;
  run: NodeRun;
  failedPatchIds: readonly string[];
  rebootPending: boolean;
}

const stamp = (time: number): string => new Date(time).toISOString().slice(0, 19).replace("T", " ");

const operationOf = ({ plan }: PatchRun): string => plan.parameters.Operation?.[0] ?? "Scan";
const rebootOf = ({ plan }: PatchRun): string => plan.parameters.RebootOption?.[0] ?? "NoReboot";

const windowsHead = (region: string): string =>
  [
    `Downloading PatchBaselineOperations PowerShell module from https://s3.${region}.amazonaws.com/aws-ssm-${region}/patchbaselineoperations/Amazon.PatchBaselineOperations-1.47.zip to C:\\Windows\\TEMP\\Amazon.PatchBaselineOperations-1.47.zip.`,
    "Extracting PatchBaselineOperations zip file contents to temporary folder.",
    "Verifying SHA 256 of the PatchBaselineOperations PowerShell module files.",
    "Successfully downloaded and installed the PatchBaselineOperations PowerShell module.",
  ].join("\r\n");

const windowsOutput = (of: PatchRun): string => {
  const line = (name: string, value: string): string => `${name.padEnd(36)}: ${value}`;
  const lines = [
    "",
    `Patch Summary for ${of.nodeId}`,
    "",
    line("PatchGroup", patchGroupOf(of.slot)),
    line("SnapshotId", of.plan.commandId),
    line("RebootOption", rebootOf(of)),
    line("OwnerInformation", ""),
    line("OperationType", operationOf(of)),
    line("OperationStartTime", new Date(of.run.startedAt).toISOString()),
    line("OperationEndTime", new Date(of.run.endedAt).toISOString()),
    line("InstalledPendingRebootCount", of.rebootPending ? "1" : "0"),
    line("FailedCount", String(of.failedPatchIds.length)),
    "",
    ...of.failedPatchIds.map((id) => `${id}: installation failed with HRESULT 0x80070643`),
  ];
  return `${windowsHead(of.plan.scope.region)}\r\n${lines.join("\r\n")}\r\n`;
};

const linuxOutput = (of: PatchRun): string => {
  const { region } = of.plan.scope;
  const at = (time: number, text: string): string => `${stamp(time)} root [INFO]: ${text}`;
  const { startedAt, endedAt } = of.run;
  const lines = [
    "/usr/bin/python3",
    "Using python binary: 'python3'",
    "Using Python Version: Python 3.9.21",
    at(
      startedAt,
      `Downloading payload from https://s3.dualstack.${region}.amazonaws.com/aws-ssm-${region}/patchbaselineoperations/linux/payloads/patch-baseline-operations-1.153.tar.gz`,
    ),
    at(startedAt + 3000, "Attempting to import entrance file common_startup_entrance"),
    at(
      startedAt + 4000,
      `Running with snapshot id = ${of.plan.commandId} and operation = ${operationOf(of)}`,
    ),
    at(startedAt + 5000, `Patch group: ${patchGroupOf(of.slot)}`),
    ...of.failedPatchIds.map((id) => `${stamp(endedAt - 9000)} root [ERROR]: Unable to install ${id}`),
    at(endedAt - 4000, `Report upload successful. Reboot option: ${rebootOf(of)}.`),
    ...(of.rebootPending
      ? [at(endedAt - 3000, "Instance requires a reboot: needs-restarting returned 1")]
      : []),
  ];
  return `${lines.join("\n")}\n`;
};

const failureOf = (of: PatchRun): string => {
  if (of.run.result !== "Failed") return "";
  if (of.failedPatchIds.length > 0) return `failed to run commands: exit status 1\n`;
  return of.slot.platform.platformType === "Windows"
    ? "Invoke-PatchBaselineOperation : Exception Details: An error occurred when attempting to search Windows Update.\r\nException from HRESULT: 0x80072EE2\r\nfailed to run commands: exit status 4294967295\r\n"
    : "[ERROR]: Unable to retrieve patch baseline: Connect timeout on endpoint URL\nfailed to run commands: exit status 156\n";
};

/** Output and error output of a finished run. */
export const patchOutput = (of: PatchRun): { output: string; errorOutput: string } => ({
  output:
    of.slot.platform.platformType === "Windows"
      ? windowsOutput(of)
      : of.run.result === "Failed" && of.failedPatchIds.length === 0
        ? "/usr/bin/python3\nUsing python binary: 'python3'\n"
        : linuxOutput(of),
  errorOutput: failureOf(of),
});
