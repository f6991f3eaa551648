"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { StatusTone } from "#components/ui/status.tsx";
import { eventKind, type TimelineEvent } from "#lib/core/contract/timeline.ts";
import type { DetailLine } from "#lib/core/domain/events/detail-line.ts";
import { detailLines, eventTone } from "#lib/core/domain/events/event-detail.ts";
import { type FieldWords, useFieldWords } from "./use-field-words.ts";

export interface EventWords {
  kind: (kind: string) => string;
  tone: (event: TimelineEvent) => StatusTone;
  /** What changed, label and values in words where there are words. */
  lines: (event: TimelineEvent) => DetailLine[];
}

/** The words of events in the reader's language. A kind this version does not know is shown as it is named. */
export function useEventWords(): EventWords {
  const t = useTranslations("events");
  const fields = useFieldWords();
  return useMemo(
    () => ({
      kind: (kind) => {
        const known = eventKind.safeParse(kind);
        return known.success ? t(`kinds.${known.data}`) : kind;
      },
      tone: eventTone,
      lines: (event) => detailLines(event).map((line) => inWords(line, fields)),
    }),
    [t, fields],
  );
}

function inWords(line: DetailLine, fields: FieldWords): DetailLine {
  const { label, before, after, field, form } = line;
  const value = (text: string | null) =>
    text === null || form === undefined ? text : fields.value(form, text);
  return {
    ...line,
    label: label === "" || field === undefined ? label : fields.label(field),
    ...(before !== undefined && { before: value(before) }),
    after: value(after),
  };
}
