import { createLedgers, type Ledgers } from "../commands/ledger.ts";
import type { Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { createExecutions, type Executions } from "./executions.ts";
import { windowsOf } from "./plan.ts";
import type { WorldWindow } from "./types.ts";

/** The windows of each account-Region and what they did, made once for all who ask. */
export interface WindowRuns {
  ledgers: Ledgers;
  executions: Executions;
  windowsIn: (scope: ScopeLayout) => readonly WorldWindow[];
}

export const createWindowRuns = (setting: Setting): WindowRuns => {
  const ledgers = createLedgers(setting);
  const windows = new WeakMap<ScopeLayout, readonly WorldWindow[]>();
  return {
    ledgers,
    executions: createExecutions(setting, ledgers),
    windowsIn: (scope) => {
      const known = windows.get(scope) ?? windowsOf(setting, scope);
      windows.set(scope, known);
      return known;
    },
  };
};
