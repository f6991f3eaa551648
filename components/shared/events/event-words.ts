"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { StatusTone } from "#components/ui/status.tsx";
import { eventKind, type TimelineEvent } from "#lib/core/contract/timeline.ts";
import type { DetailLine } from "#lib/core/domain/events/detail-line.ts";
import { detailLines, eventTone } from "#lib/core/domain/events/event-detail.ts";

export interface EventWords {
  kind: (kind: string) => string;
  tone: (event: TimelineEvent) => StatusTone;
  lines: (event: TimelineEvent) => DetailLine[];
}

/** The words of events in the reader's language. A kind this version does not know is shown as it is named. */
export function useEventWords(): EventWords {
  const t = useTranslations("events");
  return useMemo(
    () => ({
      kind: (kind) => {
        const known = eventKind.safeParse(kind);
        return known.success ? t(`kinds.${known.data}`) : kind;
      },
      tone: eventTone,
      lines: detailLines,
    }),
    [t],
  );
}
