"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Duration } from "#components/shared/duration.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { RunOutput } from "#lib/patch/contract/runs.ts";
import { runCommands } from "#lib/patch/domain/runs/cli-commands.ts";
import { isGathered } from "#lib/patch/domain/runs/is-gathered.ts";
import { RunStatus } from "./run-status.tsx";
import { useRunName } from "./use-run-name.ts";

/** What ran, when, for whom, and how it ended. */
export function RunHeader({ data: { run, tasks } }: { data: RunOutput }) {
  const t = useTranslations("patch.runs");
  const name = useRunName();
  const { scopeSearch } = useScope();
  const account = run.accountName ? `${run.accountName} (${run.accountId})` : run.accountId;
  const sent = tasks
    .filter(({ type }) => type === "RUN_COMMAND")
    .flatMap(({ invocations }) => invocations.flatMap(({ executionId }) => executionId ?? []));
  const own = run.startedBy === "command" ? [run.key.split(":").at(-1) ?? ""] : [];
  const commands = runCommands(run, [...own, ...sent]);
  const windows = new URLSearchParams(scopeSearch);
  windows.set("tab", "windows");
  windows.set("show", "all");
  windows.set("open", `${run.accountId}:${run.region}:${run.windowId}`);
  return (
    <header className="flex flex-col gap-1 px-4 pt-3 pb-2">
      <nav aria-label={t("run.breadcrumb")} className="text-muted">
        <Link href={hrefs.patchRuns(scopeSearch)} className="hover:text-accent hover:underline">
          {t("title")}
        </Link>
        <span aria-hidden="true"> / </span>
        <span className="font-mono text-sm">{run.key.split(":").slice(3).join(":")}</span>
      </nav>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 break-words font-semibold text-xl">
          <bdi>{name(run)}</bdi>
        </h1>
        <span className="font-medium">{t(`operations.${run.operation ?? "unknown"}`)}</span>
        <RunStatus run={run} />
        <span className="text-muted">
          {account} · {run.region}
        </span>
        <span className="flex-1" />
        {commands !== null && <CopyButton look="text" text={commands} label={t("copyCli")} />}
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        <Fact name={t(isGathered(run) ? "run.firstNode" : "run.started")}>
          <Timestamp at={run.startedAt} />
        </Fact>
        {isGathered(run) ? (
          <Fact name={t("run.lastNode")}>
            <Timestamp at={run.endedAt ?? run.startedAt} />
          </Fact>
        ) : (
          <Fact name={t("run.took")}>
            {run.endedAt === null ? (
              t("run.notEnded")
            ) : (
              <Duration ms={Date.parse(run.endedAt) - Date.parse(run.startedAt)} />
            )}
          </Fact>
        )}
        <Fact name={t("list.columns.startedBy")}>
          {run.startedBy === "window" ? (
            <Link href={hrefs.patchRuns(windows.toString())} className="text-accent hover:underline">
              {t("starters.window")}
            </Link>
          ) : (
            t(`starters.${run.startedBy}`)
          )}
        </Fact>
        {run.documents.length > 0 && <Fact name={t("run.document")}>{run.documents.join(", ")}</Fact>}
        {run.baselineIds.length > 0 && (
          <Fact name={t("run.baseline")}>
            <Baselines ids={run.baselineIds} place={`${run.accountId}:${run.region}`} />
          </Fact>
        )}
      </dl>
      {isGathered(run) && <p className="max-w-4xl text-muted">{t("starterHelp")}</p>}
    </header>
  );
}

const baselinesShown = 4;

function Baselines({ ids, place }: { ids: readonly string[]; place: string }) {
  const t = useTranslations("patch.runs.run");
  const { scopeSearch } = useScope();
  return (
    <span className="flex flex-wrap gap-x-2">
      {ids.slice(0, baselinesShown).map((id) => {
        const short = id.split("/").at(-1) ?? id;
        return (
          <Link
            key={id}
            href={hrefs.baseline(`${place}:${short}`, scopeSearch)}
            className="font-mono text-accent text-sm hover:underline"
          >
            {short}
          </Link>
        );
      })}
      {ids.length > baselinesShown && (
        <span className="text-muted">{t("more", { count: ids.length - baselinesShown })}</span>
      )}
    </span>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
