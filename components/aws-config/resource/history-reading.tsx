"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { wantedHistoryQuery } from "#lib/aws-config/client/index.ts";
import type { HistoryReach } from "#lib/aws-config/contract/detail.ts";

/** Has the rest of a resource's history read while it is shown, and says how far back it reaches; nothing once it is whole. */
export function HistoryReading({
  type,
  resource,
  reach,
}: {
  type: string;
  resource: string;
  reach: HistoryReach;
}) {
  const t = useTranslations("awsConfig.resource.reading");
  const isWhole = reach.finished && reach.gap === null;
  // Of what rules found of it there may be more to be read when its own history is whole.
  useQuery(wantedHistoryQuery({ type, key: resource }, isWhole));
  if (isWhole) return null;
  const { completeFrom: at, isStopped } = reach;
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-muted text-sm">
      <StatusIcon tone={isStopped ? "unknown" : "changed"} />
      <span>
        {at === null
          ? t(isStopped ? "stoppedUnknown" : "begins")
          : t.rich(isStopped ? "stopped" : "reading", { time: () => <Timestamp at={at} show="absolute" /> })}
      </span>
    </span>
  );
}
