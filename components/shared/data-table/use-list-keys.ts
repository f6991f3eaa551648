"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { FilterBarHandle } from "#components/shared/filter-bar/use-filter-input.ts";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import { useHotkeys } from "#lib/core/client/use-hotkeys.ts";
import type { TableHandle } from "./use-grid.ts";

export interface ListKeysOptions {
  table: RefObject<TableHandle | null>;
  filterBar: RefObject<FilterBarHandle | null>;
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
  /** The row whose details are beside the list. */
  openKey: string | null;
  onOpen: (key: string | null) => void;
  selection?: SelectionStore;
  /** Keys of the rows shown, in order: another list of them is another page. */
  keys: readonly string[];
}

/** `j` `k` rows (and over the edge to the next page), `h` `l` pages, `x` select, Enter open, Escape close, `/` filter. */
export function useListKeys({
  table,
  filterBar,
  page,
  pageSize,
  total,
  onPage,
  openKey,
  onOpen,
  selection,
  keys,
}: ListKeysOptions): void {
  const land = useRef<"first" | "last" | null>(null);
  const pages = Math.max(1, Math.ceil(total / pageSize));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page turned by j or k is entered when its rows are there
  useEffect(() => {
    if (land.current === null) return;
    table.current?.focus(land.current);
    land.current = null;
  }, [keys]);

  const turn = (to: number) => {
    if (to < 1 || to > pages || to === page) return false;
    onPage(to);
    return true;
  };
  const step = (by: 1 | -1) => {
    const moved = table.current?.move(by, openKey) ?? false;
    if (!moved && keys.length > 0 && turn(page + by)) land.current = by === 1 ? "first" : "last";
    // With the panel open, moving through the list moves through the details.
    const key = table.current?.current();
    if (openKey !== null && moved && key) onOpen(key);
  };
  const select = (event: KeyboardEvent) => {
    const key = table.current?.current();
    if (!key || selection === undefined) return;
    if (event.shiftKey) selection.setRange(keys, key, true);
    else selection.set(key, !selection.isSelected(key));
  };

  const close = () => onOpen(null);
  useHotkeys({
    "/": () => filterBar.current?.focus(),
    j: () => step(1),
    k: () => step(-1),
    l: () => turn(page + 1),
    h: () => turn(page - 1),
    x: select,
    X: select,
    ...(openKey !== null && { Escape: close }),
  });
}
