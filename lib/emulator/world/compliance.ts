import { nodeAssociationsOf } from "./associations.ts";
import type { Mutation } from "./overlay.ts";
import { installedMonthOf } from "./patch-installs.ts";
import { installedPatchesOf, missingPatchesOf, type WorldPatch } from "./patches.ts";
import { mix, unit, uuid } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";
import { day } from "./time.ts";
import type { WorldComplianceItem } from "./types.ts";

interface Subject {
  slot: Slot;
  resourceId: string;
  connectedAt: number;
  mutation: Mutation | undefined;
}

type Draft = Omit<WorldComplianceItem, "resourceType" | "resourceId">;

const seconds = (time: number): Date => new Date(time - (time % 1000));

/** The daily run that produced a node's newest facts. */
const runOf = ({ slot, connectedAt }: Subject, kind: number): { at: Date; id: string } => {
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

const patchItem = (patch: WorldPatch, installed: boolean, run: { at: Date; id: string }): Draft => ({
  complianceType: "Patch",
  id: patch.id,
  title: patch.title,
  status: installed ? "COMPLIANT" : "NON_COMPLIANT",
  severity: patch.severity,
  executionTime: run.at,
  executionId: run.id,
  executionType: "Command",
  details: {
    Classification: patch.classification,
    PatchState: installed ? "Installed" : "Missing",
    PatchSeverity: patch.severity,
    InstalledTime: installed ? seconds(patch.installedAt).toISOString() : "",
  },
});

const patchItems = (subject: Subject): Draft[] => {
  const run = runOf(subject, 700);
  const month = installedMonthOf(subject.slot, run.at.getTime(), subject.mutation);
  const missing = missingPatchesOf(subject.slot, month, run.at.getTime()).map((patch) =>
    patchItem(patch, false, run),
  );
  const installed = installedPatchesOf(subject.slot, month, 30);
  return [...missing, ...installed.map((patch) => patchItem(patch, true, run))];
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
  const run = runOf(subject, 701);
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
  mutation: Mutation | undefined,
): WorldComplianceItem[] => {
  const subject = { slot, resourceId, connectedAt, mutation };
  const benchmark = slot.environment === "prod" ? benchmarkItems(subject) : [];
  const drafts = [...associationItems(subject, time), ...patchItems(subject), ...benchmark];
  return drafts.map((draft) => ({ ...draft, resourceType: "ManagedInstance", resourceId }));
};
