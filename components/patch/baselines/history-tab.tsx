"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { baselineHistoryQuery } from "#lib/patch/client/index.ts";
import type { BaselineInput } from "#lib/patch/contract/baseline-detail.ts";
import { ChangeList } from "./change-list.tsx";

const tones = { first_seen: "unknown", changed: "changed", disappeared: "critical" } as const;

/** What changed in the baseline and when it was seen, newest first. */
export function HistoryTab({
  input,
  operatingSystem,
}: {
  input: BaselineInput;
  operatingSystem: string | null;
}) {
  const t = useTranslations("patch.baselines.history");
  const query = useQuery(baselineHistoryQuery(input));
  return (
    <QueryGate query={query} lines={8}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary="patch-baselines" />
          <ol className="flex max-w-5xl flex-col gap-3 px-4 py-3">
            {data.entries.map((entry) => (
              <li key={entry.at} className="flex flex-col gap-1">
                <h2 className="flex flex-wrap items-center gap-2">
                  <StatusIcon tone={tones[entry.kind]} />
                  <span className="font-semibold">{t(`kinds.${entry.kind}`)}</span>
                  <span className="text-muted">
                    {t("seen")} <Timestamp at={entry.at} />
                  </span>
                </h2>
                {entry.changes.length > 0 && (
                  <div className="pl-5">
                    <ChangeList changes={entry.changes} operatingSystem={operatingSystem} />
                  </div>
                )}
              </li>
            ))}
          </ol>
          {data.truncated && <p className="px-4 pb-3 text-muted">{t("truncated")}</p>}
        </>
      )}
    </QueryGate>
  );
}
