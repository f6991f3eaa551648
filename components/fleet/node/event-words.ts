"use client";

import { useTranslations } from "next-intl";
import type { StatusTone } from "#components/ui/status.tsx";
import { eventKind, type TimelineEvent } from "#lib/core/contract/timeline.ts";

/** A changed value: a line of the event's detail. */
export interface DetailLine {
  label: string;
  before: string | null;
  after: string | null;
}

export interface EventWords {
  kind: (kind: string) => string;
  tone: (event: TimelineEvent) => StatusTone;
  lines: (event: TimelineEvent) => DetailLine[];
}

/** The words of events in the reader's language. A kind this version does not know is shown as it is named. */
export function useEventWords(): EventWords {
  const t = useTranslations("fleet.timeline");
  return {
    kind: (kind) => {
      const known = eventKind.safeParse(kind);
      return known.success ? t(`kinds.${known.data}`) : kind;
    },
    tone: eventTone,
    lines: detailLines,
  };
}

function eventTone(event: TimelineEvent): StatusTone {
  const after = event.detail.after;
  if (event.kind === "node.disappeared" || event.kind === "instance.disappeared") return "warning";
  if (event.kind === "node.ping_status") {
    return after === "Online" ? "ok" : after === "ConnectionLost" ? "critical" : "unknown";
  }
  if (event.kind === "instance.profile" && (after === null || after === undefined)) return "critical";
  if (event.kind === "instance.state") return after === "running" ? "ok" : "warning";
  return "changed";
}

/** `detail` is `{ before, after }` of one value, or of a map of values (tags): then each differing member is a line. */
function detailLines(event: TimelineEvent): DetailLine[] {
  const { before, after } = event.detail;
  if (isMap(before) || isMap(after)) {
    const from = isMap(before) ? before : {};
    const to = isMap(after) ? after : {};
    return [...new Set([...Object.keys(from), ...Object.keys(to)])]
      .filter((key) => from[key] !== to[key])
      .sort()
      .map((key) => ({ label: key, before: asText(from[key]), after: asText(to[key]) }));
  }
  if (before === undefined && after === undefined) return [];
  return [{ label: "", before: asText(before), after: asText(after) }];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
