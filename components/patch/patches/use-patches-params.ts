"use client";

import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { afterPaint } from "#lib/core/client/after-paint.ts";
import { type FacetChoice, facetTarget, withFacetChoice } from "#lib/core/domain/filter/facet-choice.ts";
import { patchRegistry } from "#lib/patch/domain/patch-fields.ts";
import { type PatchesParams, patchesParsers } from "./patches-params.ts";

export interface PatchesActions {
  setFilter: (filter: string) => void;
  chooseFacet: (field: string, value: string | null, choice: FacetChoice | null) => void;
  setSort: (sort: string) => void;
  setPage: (page: number) => void;
  setColumns: (columns: string | null) => void;
  openPatch: (key: string | null) => void;
}

/** The state of the list in the address, and the ways to change it. Steps that a reader would undo are in the history. */
export function usePatchesParams(): [PatchesParams, PatchesActions] {
  const [params, change] = useQueryStates(patchesParsers, { history: "push" });
  const actions = useMemo<PatchesActions>(
    () => ({
      setFilter: (filter) => afterPaint(() => void change({ filter, page: null })),
      chooseFacet: (field, value, choice) => {
        const target = facetTarget(field, patchRegistry);
        if (!target) return;
        void change((now) => ({
          filter: withFacetChoice(now.filter, patchRegistry, target, value, choice),
          page: null,
        }));
      },
      setSort: (sort) => afterPaint(() => void change({ sort, page: null })),
      setPage: (page) => afterPaint(() => void change({ page })),
      setColumns: (cols) => void change({ cols }, { history: "replace" }),
      openPatch: (open) => afterPaint(() => void change({ open }, { history: "replace" })),
    }),
    [change],
  );
  return [params, actions];
}
