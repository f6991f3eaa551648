"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { runOutputQuery } from "#lib/patch/client/index.ts";
import type { InvocationPlugin, RunNode } from "#lib/patch/contract/runs.ts";
import { isSkippedStep } from "#lib/patch/domain/runs/skipped-step.ts";
import { outcomeTones } from "./outcome-tones.ts";
import { OutputBlock } from "./output-block.tsx";

/** What a run did on one node: the result, what it left behind, and what it wrote. */
export function RunNodePanel({
  run,
  node,
  asOf,
  onClose,
}: {
  run: string;
  node: RunNode;
  asOf: string | null;
  onClose: () => void;
}) {
  const t = useTranslations("patch.runs");
  const { scopeSearch } = useScope();
  const query = useQuery(runOutputQuery({ run, node: node.nodeId, ...(asOf !== null && { asOf }) }));
  return (
    <SidePanel
      title={<bdi>{node.name ?? node.nodeId}</bdi>}
      subtitle={node.nodeId}
      onClose={onClose}
      className="w-[clamp(26rem,42vw,46rem)]"
    >
      <div className="flex flex-col gap-4">
        <section className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Status tone={outcomeTones[node.outcome]}>{t(`outcomes.${node.outcome}`)}</Status>
          {node.statusDetails !== null && !plain.has(node.statusDetails) && (
            <span className="text-muted">{node.statusDetails}</span>
          )}
          {node.responseCode !== null && node.responseCode >= 0 && (
            <span className="text-muted">{t("output.code", { code: node.responseCode })}</span>
          )}
          <span className="flex-1" />
          <Link href={hrefs.node(node.nodeKey, scopeSearch)} className={buttonClass({ size: "sm" })}>
            {t("output.openNode")}
          </Link>
          <p className="basis-full text-muted">{t(`outcomeHelp.${node.outcome}`)}</p>
        </section>
        <Counts node={node} />
        <section>
          <h3 className="pb-1 font-semibold">{t("output.title")}</h3>
          <QueryGate query={query} lines={6}>
            {({ plugins }) => <Steps plugins={plugins} />}
          </QueryGate>
        </section>
      </div>
    </SidePanel>
  );
}

/** Details that say no more than the outcome beside them. */
const plain = new Set(["Success", "Failed"]);

function Counts({ node }: { node: RunNode }) {
  const t = useTranslations("patch.runs.output");
  const format = useFormatter();
  const counts = {
    installed: node.installedCount,
    missing: node.missingCount,
    failed: node.failedCount,
    pendingReboot: node.pendingRebootCount,
  } as const;
  const names = ["installed", "missing", "failed", "pendingReboot"] as const;
  return (
    <section>
      <h3 className="pb-1 font-semibold">{t("after")}</h3>
      {node.installedCount === null ? (
        <p className="text-muted">{t("notKnown")}</p>
      ) : (
        <dl className="flex flex-wrap gap-x-5">
          {names.map((name) => (
            <div key={name} className="flex gap-1.5">
              <dt className="text-muted">{t(name)}</dt>
              <dd className="tabular-nums">{counts[name] === null ? "—" : format.number(counts[name])}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Steps({ plugins }: { plugins: readonly InvocationPlugin[] }) {
  const t = useTranslations("patch.runs.output");
  if (plugins.length === 0) return <p className="text-muted">{t("none")}</p>;
  const told = plugins.filter((plugin) => !isSkippedStep(plugin));
  return (
    <div className="flex flex-col gap-3">
      {told.map((plugin, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two commands of a run may have steps of the same name
        <OutputBlock key={`${plugin.name} ${index}`} plugin={plugin} />
      ))}
      {plugins.length > told.length && (
        <p className="text-faint">{t("skipped", { count: plugins.length - told.length })}</p>
      )}
    </div>
  );
}
