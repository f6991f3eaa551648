"use client";

import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { type Scope, scopeParsers, serialiseScope } from "./scope-params.ts";

export interface ScopeState {
  scope: Scope;
  /** Changes some members; null clears one. Each change is a step of the browser's history. */
  setScope: (change: Partial<Scope>) => void;
  /** The scope as a query string without `?`, to keep it across links: `hrefs.fleet(scopeSearch)`. */
  scopeSearch: string;
}

/** The scope in the address. */
export function useScope(): ScopeState {
  const [scope, change] = useQueryStates(scopeParsers, { history: "push" });
  return useMemo(
    () => ({
      scope,
      setScope: (next) => void change(next),
      scopeSearch: serialiseScope(scope).replace(/^\?/, ""),
    }),
    [scope, change],
  );
}
