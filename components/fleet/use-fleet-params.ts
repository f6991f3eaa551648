"use client";

import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { afterPaint } from "#lib/core/client/after-paint.ts";
import type { FacetChoice } from "#lib/core/domain/filter/facet-choice.ts";
import { facetTarget, withFacetChoice } from "#lib/core/domain/filter/facet-choice.ts";
import { nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { type FleetParams, fleetParsers } from "./fleet-params.ts";

export interface FleetActions {
  setFilter: (filter: string) => void;
  chooseFacet: (field: string, value: string | null, choice: FacetChoice | null) => void;
  setSort: (sort: string) => void;
  setPage: (page: number) => void;
  setColumns: (columns: string | null) => void;
  openNode: (key: string | null) => void;
  clearScope: () => void;
  toNow: () => void;
}

/** The state of the list in the address, and the ways to change it. Steps that a reader would undo are in the history. */
export function useFleetParams(): [FleetParams, FleetActions] {
  const [params, change] = useQueryStates(fleetParsers, { history: "push" });
  const actions = useMemo<FleetActions>(
    () => ({
      setFilter: (filter) => afterPaint(() => void change({ filter, page: null })),
      chooseFacet: (field, value, choice) => {
        const target = facetTarget(field, nodeRegistry);
        if (!target) return;
        void change((now) => ({
          filter: withFacetChoice(now.filter, nodeRegistry, target, value, choice),
          page: null,
        }));
      },
      setSort: (sort) => afterPaint(() => void change({ sort, page: null })),
      setPage: (page) => afterPaint(() => void change({ page })),
      setColumns: (cols) => void change({ cols }, { history: "replace" }),
      openNode: (node) => afterPaint(() => void change({ node }, { history: "replace" })),
      clearScope: () => void change({ accounts: null, regions: null, tag: null, page: null }),
      toNow: () => void change({ asOf: null, page: null }),
    }),
    [change],
  );
  return [params, actions];
}
