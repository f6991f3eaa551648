import type { CommandScript } from "./scripts.ts";
import type { CommandPlan, CommandWork } from "./types.ts";

/** The patches that the owners of databases let be installed. */
export const databasePatchList = "s3://example-patch-lists/databases.yaml";

type Work = Pick<
  CommandPlan,
  "documentName" | "documentVersion" | "parameters" | "executionTimeoutSeconds" | "work"
>;

/** The members of a command that follow from running a script. */
export const scriptWork = (script: CommandScript): Work => ({
  documentName: script.documentName,
  documentVersion: "$DEFAULT",
  parameters: script.parameters,
  executionTimeoutSeconds: script.executionTimeoutSeconds,
  work: { kind: "script", script },
});

/** The members of a command that follow from running Patch Manager. */
export const patchWork = (
  work: Exclude<CommandWork, { kind: "script" }>,
  rebootOption: "RebootIfNeeded" | "NoReboot",
): Work => ({
  documentName: "AWS-RunPatchBaseline",
  documentVersion: "$DEFAULT",
  parameters: {
    Operation: [work.kind === "install" ? "Install" : "Scan"],
    RebootOption: [rebootOption],
    // What is never restarted gets no more than its owners have listed.
    ...(work.kind === "install" && rebootOption === "NoReboot"
      ? { InstallOverrideList: [databasePatchList] }
      : {}),
  },
  executionTimeoutSeconds: 7200,
  work,
});

/** A scan, with the node's own baseline or with AWS's in its place. */
export const scanWork = (baseline: "own" | "provided"): Work => {
  const work = patchWork({ kind: "scan" }, "NoReboot");
  if (baseline === "own") return work;
  const BaselineOverride = ["s3://example-patch-lists/aws-default-baselines.json"];
  return { ...work, parameters: { ...work.parameters, BaselineOverride } };
};
