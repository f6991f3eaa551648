import { nodeAssociationsOf, patchScanOf } from "../associations.ts";
import { resourceIdOf, type Setting } from "../instance.ts";
import { patchStateAt } from "../patch/node-patch-state.ts";
import type { WorldPatchState } from "../patch/patch-state.ts";
import { isNonCompliant } from "../patch/patch-views.ts";
import { installMonthAt, patchingBroken } from "../patch-installs.ts";
import { mix } from "../random.ts";
import type { Slot } from "../slot.ts";
import { day, epoch, minute } from "../time.ts";
import { inventoryType } from "./managed-inventory.ts";
import { listedAt, nodeThen, reachedAt, reportSubject } from "./managed-nodes.ts";
import { type ConfigSubject, related } from "./subject.ts";
import { merged, once, periodic, type Timeline } from "./timeline.ts";

export const patchComplianceType = "AWS::SSM::PatchCompliance";
export const associationComplianceType = "AWS::SSM::AssociationCompliance";

/** Recorded once a day, at a time of the node's own. */
const daily = (slot: Slot, salt: number): Timeline => periodic(epoch + (mix(slot.placeKey, salt) % day), day);

const severities = ["Critical", "High", "Medium", "Low", "Informational", "Unspecified"] as const;

/** Counts of compliant and non-compliant lines by severity, as AWS's compliance summaries have them. */
const summaryOf = (lines: readonly { compliant: boolean; severity: string }[]) => {
  const counts = (compliant: boolean): [string, number][] =>
    severities.map((severity) => [
      `${compliant ? "Compliant" : "NonCompliant"}${severity}Count`,
      lines.filter((line) => line.compliant === compliant && line.severity === severity.toUpperCase()).length,
    ]);
  const failing = lines.filter(({ compliant }) => !compliant);
  const worst = severities.find((severity) =>
    failing.some((line) => line.severity === severity.toUpperCase()),
  );
  return {
    Status: failing.length === 0 ? "COMPLIANT" : "NON_COMPLIANT",
    OverallSeverity: (worst ?? "Unspecified").toUpperCase(),
    CompliantCount: lines.length - failing.length,
    NonCompliantCount: failing.length,
    ...Object.fromEntries([...counts(true), ...counts(false)]),
  };
};

const complianceSummary = (type: string, content: Readonly<Record<string, unknown>> | undefined) => ({
  "AWS:ComplianceSummary": {
    SchemaVersion: "1.0",
    Content: content === undefined ? {} : { [type]: { ComplianceType: type, ...content } },
  },
});

const seconds = (time: number): string => new Date(time - (time % 1000)).toISOString();

const patchContent = (state: WorldPatchState) => ({
  ExecutionId: state.operation.executionId,
  ExecutionTime: seconds(state.operation.endedAt),
  ExecutionType: "Command",
  PatchBaselineId: state.baseline.baselineId,
  PatchGroup: state.patchGroup,
  ...summaryOf(
    state.rows.map((row) => ({ compliant: !isNonCompliant(state, row), severity: row.complianceLevel })),
  ),
});

const reportOf = (setting: Setting, slot: Slot, resourceType: string, path: string) => {
  const nodeId = resourceIdOf(setting.seed, slot);
  const { region, account } = slot.scope;
  return {
    nodeId,
    resourceType,
    resourceId: `${inventoryType}/${nodeId}`,
    arn: `arn:aws:ssm:${region}:${account.id}:${path}/${nodeId}`,
    relationships: [related("Is associated with ManagedInstanceInventory", inventoryType, nodeId)],
  };
};

/** The patch compliance of a managed node; undefined where Patch Manager never worked. */
export const patchComplianceSubject = (setting: Setting, slot: Slot): ConfigSubject | undefined => {
  if (patchingBroken(slot)) return undefined;
  const { nodeId, relationships, ...report } = reportOf(
    setting,
    slot,
    patchComplianceType,
    "patch-compliance",
  );
  const { overlay } = setting;
  const patching = overlay.mutations.get(nodeId)?.patching ?? [];
  const acts = [...patching, ...overlay.churns].map(({ at }) => at);
  const stateOf = (time: number): string => {
    const at = reachedAt(setting, slot, time);
    const acted = acts.filter((moment) => moment <= time).length;
    return `${patchScanOf(slot, at - 2 * minute)} ${installMonthAt(slot, at)} ${acted}`;
  };
  return reportSubject(setting, slot, {
    ...report,
    salt: 7811,
    after: day + 2 * 60 * minute,
    // `act` is seen at once: whoever acts does not want to wait for a day.
    candidates: merged([daily(slot, 7812), ...patching.map(({ at }) => once(at))]),
    stateOf,
    facts: (time) => {
      const at = listedAt(setting, slot, time);
      const state = patchStateAt(setting, slot, nodeThen(setting, slot, time), at);
      return {
        relationships,
        configuration: complianceSummary("Patch", state === undefined ? undefined : patchContent(state)),
      };
    },
  });
};

/** How the associations of a managed node last ran. */
export const associationComplianceSubject = (setting: Setting, slot: Slot): ConfigSubject | undefined => {
  const {
    nodeId: _,
    relationships,
    ...report
  } = reportOf(setting, slot, associationComplianceType, "association-compliance");
  const runsAt = (time: number) => {
    const at = reachedAt(setting, slot, time);
    return nodeAssociationsOf(slot, at, at).filter(({ status }) => status !== "Pending");
  };
  return reportSubject(setting, slot, {
    ...report,
    salt: 7821,
    after: 30 * minute,
    candidates: daily(slot, 7822),
    stateOf: (time) =>
      runsAt(time)
        .map(({ status, executionDate }) => `${status}${executionDate.getTime()}`)
        .join(" "),
    facts: (time) => {
      const runs = runsAt(time);
      const newest = Math.max(0, ...runs.map(({ executionDate }) => executionDate.getTime()));
      return {
        relationships,
        configuration: {
          ...complianceSummary("Association", {
            ExecutionTime: seconds(newest),
            ...summaryOf(
              runs.map(({ status }) => ({ compliant: status === "Success", severity: "UNSPECIFIED" })),
            ),
          }),
          "AWS:ComplianceItem": {
            SchemaVersion: "1.0",
            Content: {
              Association: Object.fromEntries(
                runs.map(({ association, status, executionDate }) => [
                  association.associationId,
                  {
                    Id: association.associationId,
                    Title: association.associationName,
                    DocumentName: association.documentName,
                    DocumentVersion: association.documentVersion,
                    Severity: "UNSPECIFIED",
                    Status: status === "Success" ? "COMPLIANT" : "NON_COMPLIANT",
                    ExecutionTime: executionDate.toISOString(),
                  },
                ]),
              ),
            },
          },
        },
      };
    },
  });
};
