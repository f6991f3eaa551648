"use client";

import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { resourceRegistry } from "#lib/aws-config/domain/resource-fields.ts";
import { afterPaint } from "#lib/core/client/after-paint.ts";
import { type FacetChoice, facetTarget, withFacetChoice } from "#lib/core/domain/filter/facet-choice.ts";
import { type ResourcesParams, type ResourceView, resourcesParsers } from "./resources-params.ts";

export interface ResourcesActions {
  setView: (view: ResourceView) => void;
  setFilter: (filter: string) => void;
  /** From the types to the resources of one. */
  openType: (filter: string) => void;
  chooseFacet: (field: string, value: string | null, choice: FacetChoice | null) => void;
  /** Whether compliance items are in the list. */
  showCompliance: (isShown: boolean) => void;
  setSort: (sort: string) => void;
  setPage: (page: number) => void;
  setColumns: (columns: string | null) => void;
  openResource: (key: string | null) => void;
  clearScope: () => void;
  toNow: () => void;
}

/** The state of the list in the address, and the ways to change it. Steps that a reader would undo are in the history. */
export function useResourcesParams(): [ResourcesParams, ResourcesActions] {
  const [params, change] = useQueryStates(resourcesParsers, { history: "push" });
  const actions = useMemo<ResourcesActions>(
    () => ({
      setView: (view) => afterPaint(() => void change({ view, page: null })),
      setFilter: (filter) => afterPaint(() => void change({ filter, page: null })),
      openType: (filter) => afterPaint(() => void change({ filter, view: null, page: null })),
      chooseFacet: (field, value, choice) => {
        const target = facetTarget(field, resourceRegistry);
        if (!target) return;
        void change((now) => ({
          filter: withFacetChoice(now.filter, resourceRegistry, target, value, choice),
          page: null,
        }));
      },
      showCompliance: (isShown) =>
        afterPaint(() => void change({ compliance: isShown ? "shown" : null, page: null })),
      setSort: (sort) => afterPaint(() => void change({ sort, page: null })),
      setPage: (page) => afterPaint(() => void change({ page })),
      setColumns: (cols) => void change({ cols }, { history: "replace" }),
      openResource: (open) => afterPaint(() => void change({ open }, { history: "replace" })),
      clearScope: () => void change({ accounts: null, regions: null, tag: null, page: null }),
      toNow: () => void change({ asOf: null, page: null }),
    }),
    [change],
  );
  return [params, actions];
}
