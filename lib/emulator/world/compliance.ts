import { nodeAssociationsOf } from "./associations.ts";
import type { WorldPatchState } from "./patch/patch-state.ts";
import { installedTimeOf, isNonCompliant, wordsOf } from "./patch/patch-views.ts";
import { mix, unit, uuid } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";
import { day } from "./time.ts";
import type { WorldComplianceItem } from "./types.ts";

interface Subject {
  slot: Slot;
  resourceId: string;
  connectedAt: number;
}

type Draft = Omit<WorldComplianceItem, "resourceType" | "resourceId">;

const seconds = (time: number): Date => new Date(time - (time % 1000));

/** The daily run of the benchmark that produced a node's newest facts. */
const runOf = ({ slot, connectedAt }: Subject): { at: Date; id: string } => {
  const kind = 701;
  const phase = Math.floor(unit(slot.placeKey, kind) * day);
  const run = Math.floor((connectedAt + phase) / day);
  return {
    at: seconds(Math.max(run * day - phase, slot.launchedAt)),
    id: uuid(mix(slot.placeKey, kind), run),
  };
};

const associationItems = (subject: Subject, time: number): Draft[] =>
  nodeAssociationsOf(subject.slot, subject.connectedAt, time)
    .filter(({ status }) => status !== "Pending")
    .map(({ association, status, executionDate }) => ({
      complianceType: "Association",
      id: association.associationId,
      title: association.associationName,
      status: status === "Success" ? "COMPLIANT" : "NON_COMPLIANT",
      severity: "UNSPECIFIED",
      executionTime: executionDate,
      executionId: undefined,
      executionType: undefined,
      details: { DocumentName: association.documentName, DocumentVersion: association.documentVersion },
    }));

const patchItems = (state: WorldPatchState | undefined): Draft[] => {
  if (state === undefined) return [];
  const { slot, operation, baseline, patchGroup } = state;
  return state.rows.map((row) => {
    const { title, classification, severity } = wordsOf(slot, row);
    const installedAt = installedTimeOf(slot, row);
    return {
      complianceType: "Patch",
      id: row.release.kbId,
      title,
      status: isNonCompliant(state, row) ? "NON_COMPLIANT" : "COMPLIANT",
      severity: row.complianceLevel,
      executionTime: seconds(operation.endedAt),
      executionId: operation.executionId,
      executionType: "Command",
      details: {
        Classification: classification,
        DocumentName: "AWS-RunPatchBaseline",
        InstalledTime: installedAt === 0 ? "" : new Date(installedAt).toISOString(),
        PatchBaselineId: baseline.baselineId,
        PatchGroup: patchGroup,
        PatchSeverity: severity,
        PatchState: row.state,
      },
    };
  });
};

const controls = [
  {
    id: "1.1.1",
    title: "Ensure mounting of unused file systems is disabled",
    severity: "LOW",
    failing: 0.05,
  },
  {
    id: "1.5.1",
    title: "Ensure permissions on bootloader configuration are set",
    severity: "MEDIUM",
    failing: 0.03,
  },
  { id: "2.2.4", title: "Ensure services that are not used are removed", severity: "MEDIUM", failing: 0.09 },
  { id: "3.4.2", title: "Ensure a host firewall is active", severity: "HIGH", failing: 0.04 },
  { id: "4.1.3", title: "Ensure administrator actions are recorded", severity: "HIGH", failing: 0.06 },
  {
    id: "5.2.7",
    title: "Ensure remote sign-in as administrator is disabled",
    severity: "CRITICAL",
    failing: 0.015,
  },
] as const;

const benchmarkItems = (subject: Subject): Draft[] => {
  const run = runOf(subject);
  return controls.map(({ id, title, severity, failing }, index) => ({
    complianceType: "Custom:HostBenchmark",
    id,
    title,
    status: unit(subject.slot.key, salt.benchmark * 100 + index) < failing ? "NON_COMPLIANT" : "COMPLIANT",
    severity,
    executionTime: run.at,
    executionId: run.id,
    executionType: "Scan",
    details: { Benchmark: "host-benchmark-2" },
  }));
};

/** Everything Systems Manager Compliance holds on a node, by type. Only servers of prod carry the custom benchmark. */
export const complianceItemsOf = (
  slot: Slot,
  resourceId: string,
  connectedAt: number,
  time: number,
  patchState: WorldPatchState | undefined,
): WorldComplianceItem[] => {
  const subject = { slot, resourceId, connectedAt };
  const benchmark = slot.environment === "prod" ? benchmarkItems(subject) : [];
  const drafts = [...associationItems(subject, time), ...patchItems(patchState), ...benchmark];
  return drafts.map((draft) => ({ ...draft, resourceType: "ManagedInstance", resourceId }));
};
