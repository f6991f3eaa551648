"use client";

import { useQueries } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { burstQuery } from "#lib/changes/client/index.ts";
import type { ChangeEvent, ChangeLine, ChangesInput } from "#lib/changes/contract/events.ts";
import { burstKey } from "./list-rows.ts";

const noEvents: readonly ChangeEvent[] = [];

/** Which bursts are open, with their events. They are asked for when they open, and stay live. */
export function useOpenBursts(input: ChangesInput, lines: readonly ChangeLine[]) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const bursts = lines.flatMap(({ burst }) => (burst !== null && open.has(burstKey(burst)) ? [burst] : []));
  const inside = useQueries({
    queries: bursts.map(({ burst, from, to }) => burstQuery({ ...input, burst, from, to })),
    combine: (answers) => ({
      events: answers.map(({ data }) => data?.lines.map(({ event }) => event) ?? noEvents),
      failed: answers.some(({ data, error }) => data === undefined && error !== null),
    }),
  });
  const events = useMemo(
    () => new Map(bursts.map((burst, place) => [burstKey(burst), inside.events[place] ?? noEvents])),
    [bursts, inside],
  );
  const toggle = useCallback((key: string) => {
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  return { events, failed: inside.failed, toggle };
}
