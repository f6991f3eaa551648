"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Duration } from "#components/shared/duration.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { Status } from "#components/ui/status.tsx";
import type { SyncStatusRow } from "#lib/core/contract/sync-status.ts";
import { RunNowButton } from "./run-now-button.tsx";
import { stateTones } from "./use-pass-columns.tsx";

/** One dataset of one account-Region: its last pass, what went wrong, and what would mend it. */
export function PassPanel({ row, onClose }: { row: SyncStatusRow; onClose: () => void }) {
  const t = useTranslations("sync");
  const { error } = row;
  return (
    <SidePanel
      title={row.dataset}
      subtitle={`${row.accountName ? `${row.accountName} · ` : ""}${row.accountId} · ${row.region}`}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <div className="flex items-center justify-between gap-2">
          <Status tone={stateTones[row.state]}>{t(`states.${row.state}`)}</Status>
          <RunNowButton
            label={t("runNow")}
            input={{ dataset: row.dataset, accountId: row.accountId, region: row.region }}
          />
        </div>
        {row.waitsFor.length > 0 && <p>{t("waitsForText", { datasets: row.waitsFor.join(", ") })}</p>}
        {error && (
          <section
            aria-label={t("columns.error")}
            className={`rounded-md px-3 py-2 ${row.state === "unavailable" ? "bg-sunken" : "bg-critical-soft"}`}
          >
            <p className="font-medium">{error.code}</p>
            <p className="break-words">{error.message}</p>
            <p className="pt-1 text-muted">
              {t("failingSince")} <Timestamp at={error.since} />
            </p>
            {error.operation && (
              <p className="text-muted">{t("operation", { operation: error.operation })}</p>
            )}
            {error.iamAction && (
              <div className="flex items-center gap-2 pt-2">
                <p className="min-w-0 flex-1">
                  {t("grant")} <code className="break-all font-mono text-sm">{error.iamAction}</code>
                </p>
                <CopyButton look="text" text={error.iamAction} label={t("copyAction")} />
              </div>
            )}
          </section>
        )}
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <Fact label={t("columns.lastCompleteAt")}>
            {row.lastCompleteAt ? <Timestamp at={row.lastCompleteAt} /> : t("never")}
          </Fact>
          <Fact label={t("nextDueAt")}>
            <Timestamp at={row.nextDueAt} />
          </Fact>
          <Fact label={t("columns.durationMs")}>
            <Duration ms={row.durationMs} />
          </Fact>
          <Fact label={t("cadence")}>
            <Duration ms={row.cadenceSeconds * 1000} />
          </Fact>
        </dl>
      </div>
    </SidePanel>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
