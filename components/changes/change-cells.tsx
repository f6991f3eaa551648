"use client";

import clsx from "clsx";
import { ChevronDown, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEventWords } from "#components/shared/events/event-words.ts";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import type { ChangeBurst, ChangeEvent } from "#lib/changes/contract/events.ts";
import { resourceHref } from "#lib/changes/domain/event-links.ts";
import { windowAround } from "#lib/changes/domain/window.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { ListRow } from "./list-rows.ts";
import { useBurstWords } from "./use-burst-words.ts";

/** An address that shows the event for itself, with what lies around it. */
export function eventHref(event: ChangeEvent): string {
  return hrefs.changes({ ...windowAround(event.at), open: event.key });
}

/** Names the row: opens the details of an event, or the burst. */
export function TimeCell({ row }: { row: ListRow }) {
  const t = useTranslations("changes.burst");
  if (row.kind === "rest") {
    return (
      <button type="button" data-stop="name" tabIndex={-1} className="ps-10 text-accent hover:underline">
        {t("more", { count: row.count })}
      </button>
    );
  }
  if (row.kind === "event") {
    return (
      <a
        href={eventHref(row.event)}
        data-stop="name"
        tabIndex={-1}
        className={clsx("tabular-nums", row.nested ? "ps-10" : "ps-5")}
      >
        <Timestamp at={row.event.at} show={row.nested ? "absolute" : "both"} />
      </a>
    );
  }
  const Icon = row.open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      data-stop="name"
      tabIndex={-1}
      aria-expanded={row.open}
      className="inline-flex items-center gap-1 text-accent tabular-nums hover:underline"
    >
      <Icon size={16} aria-hidden="true" className="shrink-0 text-muted" />
      <Timestamp at={row.event.at} />
      <span className="sr-only">, {t("open", { count: row.burst.count })}</span>
    </button>
  );
}

export function KindCell({ row }: { row: ListRow }) {
  const events = useEventWords();
  const bursts = useBurstWords();
  if (row.kind === "rest") return null;
  if (row.kind === "burst") return <span className="font-medium">{bursts.title(row.burst)}</span>;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <StatusIcon tone={events.tone(row.event)} />
      <span className="truncate">{events.kind(row.event.kind)}</span>
    </span>
  );
}

export function ResourceCell({
  row,
  text,
  scope,
}: {
  row: ListRow;
  text: (burst: ChangeBurst) => string;
  scope: string;
}) {
  if (row.kind !== "event") return row.kind === "burst" ? text(row.burst) : null;
  const { resourceName, resourceId } = row.event;
  const href = resourceHref(row.event, scope);
  const named = resourceName !== null && resourceName !== resourceId;
  const words = (
    <>
      <span>{named ? resourceName : resourceId}</span>
      {named && <span className="ps-1.5 font-mono text-muted text-sm">{resourceId}</span>}
    </>
  );
  if (href === null) return words;
  return (
    <Link href={href} prefetch={false} data-stop="link" tabIndex={-1} className="text-accent hover:underline">
      {words}
    </Link>
  );
}
