"use client";

import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { WindowPreset } from "#lib/changes/contract/window.ts";
import { eventRegistry } from "#lib/changes/domain/event-fields.ts";
import { afterPaint } from "#lib/core/client/after-paint.ts";
import { type FacetChoice, facetTarget, withFacetChoice } from "#lib/core/domain/filter/facet-choice.ts";
import { type ChangesParams, changesParsers } from "./changes-params.ts";

export interface ChangesActions {
  setFilter: (filter: string) => void;
  chooseFacet: (field: string, value: string | null, choice: FacetChoice | null) => void;
  setPreset: (window: WindowPreset) => void;
  setWindow: (window: { from: string; to: string }) => void;
  /** One burst alone, or with null everything in its window again. */
  setBurst: (burst: { burst: string; from: string; to: string } | null) => void;
  setGrouped: (grouped: boolean) => void;
  setChart: (chart: ChangesParams["chart"]) => void;
  setColumns: (columns: string | null) => void;
  openEvent: (key: string | null) => void;
}

/** The state of the page in the address, and the ways to change it. Steps that a reader would undo are in the history. */
export function useChangesParams(): [ChangesParams, ChangesActions] {
  const [params, change] = useQueryStates(changesParsers, { history: "push" });
  const actions = useMemo<ChangesActions>(
    () => ({
      setFilter: (filter) => afterPaint(() => void change({ filter })),
      chooseFacet: (field, value, choice) => {
        const target = facetTarget(field, eventRegistry);
        if (target)
          void change((now) => ({
            filter: withFacetChoice(now.filter, eventRegistry, target, value, choice),
          }));
      },
      setPreset: (window) => void change({ window, from: null, to: null, burst: null }),
      setWindow: (window) => void change({ ...window, burst: null }),
      setBurst: (burst) => void change(burst ?? { burst: null }),
      setGrouped: (grouped) => void change({ grouped }, { history: "replace" }),
      setChart: (chart) => void change({ chart }, { history: "replace" }),
      setColumns: (cols) => void change({ cols }, { history: "replace" }),
      openEvent: (open) => afterPaint(() => void change({ open }, { history: "replace" })),
    }),
    [change],
  );
  return [params, actions];
}
