import type { ScopeLayout } from "../layout.ts";
import type { WorldTargets } from "../types.ts";
import type { WindowSchedule } from "./schedule.ts";
import type { WindowWork } from "./types.ts";

export interface TargetDraft {
  name: string | undefined;
  targets: WorldTargets;
  ownerInformation?: string;
  description?: string;
}

export interface TaskDraft {
  name: string;
  work: WindowWork;
  /** Places of its targets in the window's list. */
  targetIndexes: readonly number[];
  priority: number;
  maxConcurrency?: string;
  maxErrors?: string;
  cutoffBehavior?: "CONTINUE_TASK" | "CANCEL_TASK";
  description?: string;
}

/** A window as a team would write it down: ids, dates and roles come with the account-Region. */
export interface WindowDraft {
  name: string;
  description: string | undefined;
  schedule: Omit<WindowSchedule, "createdAt">;
  duration: number;
  cutoff: number;
  enabled: boolean;
  allowUnassociatedTargets?: boolean;
  targets: readonly TargetDraft[];
  tasks: readonly TaskDraft[];
}

/** A schedule that is nothing but its expression, in UTC. */
export const scheduled = (
  expression: string,
  given: Partial<Omit<WindowSchedule, "createdAt" | "expression">> = {},
): WindowDraft["schedule"] => ({
  expression,
  timezone: undefined,
  offset: undefined,
  startDate: undefined,
  endDate: undefined,
  ...given,
});

export const environmentsOf = ({ account }: ScopeLayout): readonly string[] => {
  if (account.kind === "sandbox") return ["dev"];
  if (account.kind === "staging") return ["staging", "test"];
  return account.kind === "data" ? ["prod", "staging"] : ["prod"];
};
