"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { NodePatchesOutput, PatchOperation } from "#lib/patch/contract/node-patches.ts";
import { useOperationWord } from "./use-operation-word.ts";

type ProvenanceData = Pick<
  NodePatchesOutput,
  | "current"
  | "replaced"
  | "execution"
  | "baselineKey"
  | "rebootOption"
  | "pendingReboot"
  | "lastNoRebootInstallAt"
>;

/** Which baseline, operation and execution wrote the node's numbers, what waits for a reboot, and what was replaced. */
export function Provenance({ data }: { data: ProvenanceData }) {
  const t = useTranslations("patch.node");
  const common = useTranslations("common");
  const { scopeSearch } = useScope();
  const word = useOperationWord();
  const { current, replaced, execution } = data;
  const unknown = <span className="text-unknown">{common("unknown")}</span>;
  const facts: Record<string, ReactNode> = {
    ...(current && {
      operation: (
        <Link href={hrefs.patchRun(current.run, scopeSearch)} className="text-accent hover:underline">
          {word(current.operation)}
        </Link>
      ),
      baseline: <Baseline operation={current} link={data.baselineKey} />,
      scanned: <Timestamp at={current.endedAt} />,
      started: current.startedAt === null ? unknown : <Timestamp at={current.startedAt} />,
      snapshot: current.snapshotId === null ? unknown : <Copied text={current.snapshotId} />,
    }),
    execution: execution === null ? unknown : <Copied text={execution.executionId} />,
    ...(execution?.documentName && { document: execution.documentName }),
    ...(execution?.windowId && {
      window: (
        <>
          <bdi>{execution.windowName ?? execution.windowId}</bdi> ({execution.windowId})
        </>
      ),
    }),
    ...(current && {
      owner: current.ownerInformation ?? <span className="text-muted">{t("noOwner")}</span>,
      ...(current.installOverrideList && { override: current.installOverrideList }),
      ...(current.patchGroup && { group: current.patchGroup }),
    }),
    ...(data.rebootOption && { reboot: data.rebootOption }),
    pending: <PendingReboot data={data} />,
  };
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
      <section>
        <h2 className="pb-1 font-semibold">{t("provenance")}</h2>
        <dl className="grid grid-cols-[10rem_minmax(0,1fr)] gap-x-3 gap-y-1">
          {Object.entries(facts).map(([key, value]) => (
            <div key={key} className="contents">
              <dt className="text-muted">{t(key as "operation")}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
        {current && <Numbers operation={current} />}
      </section>
      <section>
        <h2 className="pb-1 font-semibold">{t("replaced")}</h2>
        {replaced === null ? (
          <p className="text-muted">{t("nothingReplaced")}</p>
        ) : (
          <>
            <p>
              {word(replaced.operation)} · <Timestamp at={replaced.endedAt} />
            </p>
            <p>
              <Baseline operation={replaced} link={null} />
            </p>
            <Numbers operation={replaced} />
          </>
        )}
      </section>
    </div>
  );
}

function Baseline({ operation, link }: { operation: PatchOperation; link: string | null }) {
  const common = useTranslations("common");
  const { scopeSearch } = useScope();
  const { baselineId, baselineName } = operation;
  if (baselineId === null) return <span className="text-unknown">{common("unknown")}</span>;
  const name =
    baselineName === null ? (
      baselineId
    ) : (
      <>
        <bdi>{baselineName}</bdi> ({baselineId})
      </>
    );
  return link === null ? (
    name
  ) : (
    <Link href={hrefs.baseline(link, scopeSearch)} className="text-accent hover:underline">
      {name}
    </Link>
  );
}

function Copied({ text }: { text: string }) {
  const common = useTranslations("common");
  return (
    <span className="inline-flex items-center gap-1 break-all font-mono text-sm">
      {text}
      <CopyButton text={text} label={common("copy")} />
    </span>
  );
}

function Numbers({ operation }: { operation: PatchOperation }) {
  const t = useTranslations("patch.node");
  const common = useTranslations("common");
  const format = useFormatter();
  const word = (value: number | null) => (value === null ? common("unknown") : format.number(value));
  return (
    <p className="pt-1 text-muted">
      {t("numbers", {
        installed: word(operation.installed),
        missing: word(operation.missing),
        failed: word(operation.failed),
        pending: word(operation.pendingReboot),
      })}
    </p>
  );
}

/** From the live state: history would still show a reboot that has been made since. */
function PendingReboot({ data }: { data: ProvenanceData }) {
  const t = useTranslations("patch.node");
  const common = useTranslations("common");
  if (data.pendingReboot === null) return <span className="text-unknown">{common("unknown")}</span>;
  if (data.pendingReboot === 0) return <Status tone="ok">{t("noPending")}</Status>;
  return (
    <>
      <Status tone="warning">{t("pendingSince", { count: data.pendingReboot })}</Status>
      {data.lastNoRebootInstallAt !== null && (
        <span className="block text-muted">
          {t.rich("lastInstall", { time: () => <Timestamp at={data.lastNoRebootInstallAt} /> })}
        </span>
      )}
    </>
  );
}
