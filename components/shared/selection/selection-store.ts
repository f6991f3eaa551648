/**
 * What is selected: named rows, or the whole result but for some rows. `scope` identifies the result (filter, scope and
 * moment) that "all" means, because the rows themselves are not held.
 */
export type Selection =
  | { readonly mode: "include"; readonly keys: ReadonlySet<string> }
  | { readonly mode: "exclude"; readonly keys: ReadonlySet<string>; readonly scope: string };

export type PageSelection = "none" | "some" | "all";

/** Outside React on purpose: a row re-renders only when its own answer changes, not when the set does. */
export interface SelectionStore {
  subscribe: (listener: () => void) => () => void;
  get: () => Selection;
  isSelected: (key: string) => boolean;
  /** How many rows of a result of `total` rows are selected. */
  count: (total: number) => number;
  pageState: (pageKeys: readonly string[]) => PageSelection;
  set: (key: string, selected: boolean) => void;
  /** Everything from the last row that was set to `key`, both included; `key` alone when the last one is off the page. */
  setRange: (pageKeys: readonly string[], key: string, selected: boolean) => void;
  setMany: (keys: readonly string[], selected: boolean) => void;
  /** Every row of the result named `scope`, shown or not. */
  selectAll: (scope: string) => void;
  clear: () => void;
  /** Tells which result is on screen: "all of another result" ends, named rows stay. Returns whether anything ended. */
  enterScope: (scope: string) => boolean;
}

const nothing: Selection = { mode: "include", keys: new Set() };

export function createSelectionStore(): SelectionStore {
  let current: Selection = nothing;
  let anchor: string | null = null;
  const listeners = new Set<() => void>();

  const become = (next: Selection) => {
    current = next;
    for (const listener of listeners) listener();
  };
  const isSelected = (key: string) => current.keys.has(key) === (current.mode === "include");
  const setMany = (keys: readonly string[], selected: boolean) => {
    const next = new Set(current.keys);
    const holds = selected === (current.mode === "include");
    for (const key of keys) {
      if (holds) next.add(key);
      else next.delete(key);
    }
    become({ ...current, keys: next });
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => current,
    isSelected,
    count: (total) =>
      current.mode === "include" ? current.keys.size : Math.max(0, total - current.keys.size),
    pageState: (pageKeys) => {
      let selected = 0;
      for (const key of pageKeys) if (isSelected(key)) selected++;
      if (selected === 0) return "none";
      return selected === pageKeys.length ? "all" : "some";
    },
    set: (key, selected) => {
      anchor = key;
      setMany([key], selected);
    },
    setRange: (pageKeys, key, selected) => {
      const to = pageKeys.indexOf(key);
      const from = anchor === null ? -1 : pageKeys.indexOf(anchor);
      anchor = key;
      if (from < 0 || to < 0) setMany([key], selected);
      else setMany(pageKeys.slice(Math.min(from, to), Math.max(from, to) + 1), selected);
    },
    setMany,
    selectAll: (scope) => become({ mode: "exclude", keys: new Set(), scope }),
    clear: () => {
      anchor = null;
      become(nothing);
    },
    enterScope: (scope) => {
      if (current.mode !== "exclude" || current.scope === scope) return false;
      become(nothing);
      return true;
    },
  };
}
