"use client";

import { useSyncExternalStore } from "react";
import type { PageSelection, Selection, SelectionStore } from "./selection-store.ts";

/** Re-renders only when this row's own answer changes. */
export function useIsSelected(store: SelectionStore, key: string): boolean {
  return useSyncExternalStore(
    store.subscribe,
    () => store.isSelected(key),
    () => false,
  );
}

export function usePageSelection(store: SelectionStore, pageKeys: readonly string[]): PageSelection {
  return useSyncExternalStore(
    store.subscribe,
    () => store.pageState(pageKeys),
    () => "none",
  );
}

export function useSelectionCount(store: SelectionStore, total: number): number {
  return useSyncExternalStore(
    store.subscribe,
    () => store.count(total),
    () => 0,
  );
}

export function useSelection(store: SelectionStore): Selection {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
