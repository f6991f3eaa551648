"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { TableHandle } from "#components/shared/data-table/use-grid.ts";
import type { FilterBarHandle } from "#components/shared/filter-bar/use-filter-input.ts";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import { useHotkeys } from "#lib/core/client/use-hotkeys.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { type FleetParams, pageSize } from "./fleet-params.ts";
import type { FleetActions } from "./use-fleet-params.ts";

export interface FleetKeysOptions {
  table: RefObject<TableHandle | null>;
  filterBar: RefObject<FilterBarHandle | null>;
  params: FleetParams;
  actions: FleetActions;
  total: number;
  selection: SelectionStore;
  rows: readonly FleetNode[];
}

/** `j` `k` rows (and over the edge to the next page), `h` `l` pages, `x` select, Enter open, Escape close, `/` filter. */
export function useFleetKeys({
  table,
  filterBar,
  params,
  actions,
  total,
  selection,
  rows,
}: FleetKeysOptions): void {
  const land = useRef<"first" | "last" | null>(null);
  const pages = Math.max(1, Math.ceil(total / pageSize));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page turned by j or k is entered when its rows are there
  useEffect(() => {
    if (land.current === null) return;
    table.current?.focus(land.current);
    land.current = null;
  }, [rows]);

  const turn = (to: number) => {
    if (to < 1 || to > pages || to === params.page) return false;
    actions.setPage(to);
    return true;
  };
  const step = (by: 1 | -1) => {
    const moved = table.current?.move(by, params.node) ?? false;
    if (!moved && rows.length > 0 && turn(params.page + by)) land.current = by === 1 ? "first" : "last";
    // With the panel open, moving through the list moves through the details.
    const key = table.current?.current();
    if (params.node !== null && moved && key) actions.openNode(key);
  };
  const select = (event: KeyboardEvent) => {
    const key = table.current?.current();
    if (!key) return;
    if (event.shiftKey)
      selection.setRange(
        rows.map((row) => row.key),
        key,
        true,
      );
    else selection.set(key, !selection.isSelected(key));
  };

  const close = () => actions.openNode(null);
  useHotkeys({
    "/": () => filterBar.current?.focus(),
    j: () => step(1),
    k: () => step(-1),
    l: () => turn(params.page + 1),
    h: () => turn(params.page - 1),
    x: select,
    X: select,
    ...(params.node !== null && { Escape: close }),
  });
}
