"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type PointerEvent, useMemo, useRef, useState } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Button } from "#components/ui/button.tsx";
import type { HistoryReach, ResourceTimelineOutput } from "#lib/aws-config/contract/detail.ts";
import {
  axisOf,
  brushed,
  laneOf,
  placeOn,
  type TimelineLane,
  type TimeSpan,
  timeAt,
  timelineLanes,
} from "#lib/aws-config/domain/timeline-lanes.ts";
import { StripMarks } from "./strip-marks.tsx";

interface Range {
  from: string | null;
  until: string | null;
}

const ranges = [1, 7, 30, 90] as const;
const dayMs = 86_400_000;

/** One lane a kind over one axis of time. Drawing over it narrows the list below to that stretch; so do the buttons. */
export function TimelineStrip({
  entries,
  reach,
  end,
  range,
  onRange,
  more,
}: {
  entries: ResourceTimelineOutput["entries"];
  reach: HistoryReach | null;
  /** The moment shown; null is now. */
  end: string | null;
  range: Range;
  onRange: (range: Range) => void;
  /** Reads earlier entries; null where all are here. */
  more: (() => void) | null;
}) {
  const t = useTranslations("awsConfig.resource.timeline");
  // Only the browser comes here, after the answer: the axis ends when it did.
  const [now] = useState(() => Date.now());
  const plot = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ from: number; to: number } | null>(null);
  const marks = useMemo(
    () =>
      entries.map((entry) => ({
        time: Date.parse(entry.at),
        lane: laneOf(entry.kind === "item" ? "item" : entry.event.kind),
      })),
    [entries],
  );
  const last = end === null ? Math.max(now, ...marks.map(({ time }) => time)) : Date.parse(end);
  const axis = useMemo(
    () =>
      axisOf(
        marks.map(({ time }) => time),
        last,
      ),
    [marks, last],
  );
  const lanes = timelineLanes.filter((lane) => marks.some((mark) => mark.lane === lane));
  const place = (event: PointerEvent) => {
    const box = plot.current?.getBoundingClientRect();
    return box ? Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) : 0;
  };
  const choose = (span: TimeSpan | null) =>
    onRange({
      from: span === null ? null : new Date(span.from).toISOString(),
      until: span === null || span.until >= last ? null : new Date(span.until).toISOString(),
    });
  const chosen = range.from !== null || range.until !== null;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex">
        <Lanes lanes={lanes} />
        <div
          ref={plot}
          className="relative min-w-0 flex-1 cursor-crosshair touch-none select-none border-line border-x bg-sunken"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setDrawn({ from: place(event), to: place(event) });
          }}
          onPointerMove={(event) => drawn && setDrawn({ ...drawn, to: place(event) })}
          onPointerUp={() => {
            if (drawn) choose(brushed(axis, drawn.from, drawn.to));
            setDrawn(null);
          }}
        >
          <StripMarks
            axis={axis}
            lanes={lanes}
            marks={marks}
            label={t("stripLabel", { count: marks.length })}
          />
          {reach?.completeFrom && !reach.finished && (
            <Shade from={0} to={placeOn(axis, Date.parse(reach.completeFrom))} look="unread" />
          )}
          {drawn && (
            <Shade from={Math.min(drawn.from, drawn.to)} to={Math.max(drawn.from, drawn.to)} look="drawn" />
          )}
          {!drawn && chosen && (
            <Shade
              from={range.from === null ? 0 : placeOn(axis, Date.parse(range.from))}
              to={range.until === null ? 1 : placeOn(axis, Date.parse(range.until))}
              look="drawn"
            />
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2 pl-28 text-muted text-sm">
        <Timestamp at={new Date(timeAt(axis, 0)).toISOString()} show="absolute" />
        <span className="flex flex-1 flex-wrap justify-center gap-1">
          {ranges.map((days) => (
            <Button
              key={days}
              size="sm"
              variant="quiet"
              onClick={() => choose({ from: last - days * dayMs, until: last })}
            >
              {t("lastDays", { days })}
            </Button>
          ))}
          <Button size="sm" variant="quiet" aria-disabled={!chosen} onClick={() => choose(null)}>
            {t("allTimes")}
          </Button>
          {more !== null && (
            <Button size="sm" variant="quiet" onClick={more}>
              {t("earlier")}
            </Button>
          )}
        </span>
        <Timestamp at={new Date(last).toISOString()} show="absolute" />
      </div>
    </div>
  );
}

function Lanes({ lanes }: { lanes: readonly TimelineLane[] }) {
  const t = useTranslations("awsConfig.resource.timeline");
  return (
    <ul aria-hidden="true" className="w-28 shrink-0">
      {lanes.map((lane) => (
        <li key={lane} className="h-5 truncate pr-2 text-muted text-sm leading-5">
          {t(`lanes.${lane}`)}
        </li>
      ))}
    </ul>
  );
}

function Shade({ from, to, look }: { from: number; to: number; look: "drawn" | "unread" }) {
  return (
    <div
      aria-hidden="true"
      className={clsx(
        "pointer-events-none absolute inset-y-0",
        look === "drawn"
          ? "border-accent border-x bg-selected opacity-60"
          : "bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_1px,transparent_1px_5px)]",
      )}
      style={{ left: `${from * 100}%`, width: `${Math.max(0, to - from) * 100}%` }}
    />
  );
}
