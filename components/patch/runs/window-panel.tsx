"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchWindow } from "#lib/patch/contract/windows.ts";
import { windowCommands } from "#lib/patch/domain/runs/cli-commands.ts";
import { statusTone } from "./outcome-tones.ts";
import { useScheduleWords } from "./use-schedule-words.ts";
import { useStatusWords } from "./use-status-words.ts";
import { WindowTargets } from "./window-targets.tsx";
import { WindowTime } from "./window-time.tsx";
import { windowTones } from "./window-tones.ts";

/** One maintenance window: why it will or will not patch, when, what and whom. */
export function WindowPanel({ window, onClose }: { window: PatchWindow; onClose: () => void }) {
  const t = useTranslations("patch.runs");
  const account = window.accountName ? `${window.accountName} · ${window.accountId}` : window.accountId;
  return (
    <SidePanel
      title={<bdi>{window.name ?? window.windowId}</bdi>}
      subtitle={`${account} · ${window.region}`}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <section>
          <Status tone={windowTones[window.state]}>{t(`windows.states.${window.state}`)}</Status>
          <p className="pt-1 text-muted">{t(`windows.stateHelp.${window.state}`)}</p>
          {window.description && <p className="pt-1">{window.description}</p>}
        </section>
        <div className="flex flex-wrap gap-2">
          <CopyButton look="text" text={window.windowId} label={t("windows.panel.copyId")} />
          <CopyButton look="text" text={windowCommands(window)} label={t("copyCli")} />
        </div>
        <NextRuns window={window} />
        <ScheduleFacts window={window} />
        <WindowTargets window={window} />
      </div>
    </SidePanel>
  );
}

function NextRuns({ window }: { window: PatchWindow }) {
  const t = useTranslations("patch.runs.windows.panel");
  const instant = useInstant();
  return (
    <section>
      <h3 className="pb-1 font-semibold">{t("next")}</h3>
      {window.nextRuns.length === 0 && <p className="text-muted">{t("noNext")}</p>}
      <ol className="flex flex-col gap-1">
        {window.nextRuns.map(({ at, source }) => (
          <li key={at}>
            <WindowTime at={at} timezone={window.scheduleTimezone} />{" "}
            <span className="text-faint text-sm">{t(source)}</span>
          </li>
        ))}
      </ol>
      {window.differs !== null && (
        <Status tone="warning" className="pt-1">
          {t("differs", { time: instant(window.differs) })}
        </Status>
      )}
    </section>
  );
}

function ScheduleFacts({ window }: { window: PatchWindow }) {
  const t = useTranslations("patch.runs.windows");
  const instant = useInstant();
  const words = useScheduleWords();
  const statusWords = useStatusWords();
  const { scopeSearch } = useScope();
  const { lastRun, startsAt, endsAt } = window;
  const valid = [
    ...(startsAt ? [t("panel.from", { time: instant(startsAt) })] : []),
    ...(endsAt ? [t("panel.until", { time: instant(endsAt) })] : []),
  ];
  const run = lastRun && `${window.accountId}:${window.region}:window:${lastRun.windowExecutionId}`;
  return (
    <section>
      <h3 className="pb-1 font-semibold">{t("panel.schedule")}</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        <Fact name={t("panel.schedule")}>{words(window)}</Fact>
        <Fact name={t("panel.expression")}>
          <code className="font-mono text-sm">{window.schedule}</code>
        </Fact>
        <Fact name={t("panel.zone")}>{window.scheduleTimezone || t("panel.utc")}</Fact>
        <Fact name={t("columns.lasts")}>
          {window.durationHours === null ? "—" : t("hours", { count: window.durationHours })}
          {window.cutoffHours ? `; ${t("cutoff", { count: window.cutoffHours })}` : ""}
        </Fact>
        <Fact name={t("panel.valid")}>{valid.join(" ") || t("panel.always")}</Fact>
        <Fact name={t("panel.lastRun")}>
          {lastRun === null || run === null ? (
            t("never")
          ) : (
            <span className="flex flex-wrap items-center gap-x-2">
              <Status tone={statusTone(lastRun.status)}>{statusWords(lastRun.status)}</Status>
              <Timestamp at={lastRun.startedAt} />
              {window.operations.length > 0 && (
                <Link href={hrefs.patchRun(run, scopeSearch)} className="text-accent hover:underline">
                  {t("panel.open")}
                </Link>
              )}
            </span>
          )}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
