import type { ScopeLayout } from "../layout.ts";
import { keyOf, mix, uuid } from "../random.ts";
import { salt } from "../salt.ts";
import { epoch, minute } from "../time.ts";

/** Draws of a window start here. */
export const windowKeyOf = (scope: ScopeLayout, name: string): number =>
  mix(mix(scope.key, salt.window), keyOf(name));

/** Draws of one task of a window's run. */
export const windowTaskKeyOf = (
  windowKey: number,
  runAt: number,
  priority: number,
  taskIndex: number,
): number =>
  mix(mix(mix(windowKey, salt.windowExecution), Math.floor(runAt / minute) + priority * 7), taskIndex);

/** Draws of that task's invocation for one of its targets. */
export const windowInvocationKeyOf = (taskKey: number, targetIndex: number): number =>
  mix(taskKey, targetIndex + 5);

/** The command that an invocation sends. */
export const windowCommandIdOf = (invocationKey: number): string => uuid(invocationKey, 2);

/** Draws of a command that somebody sends by habit. */
export const habitKeyOf = (scope: ScopeLayout, name: string, requestedAt: number): number =>
  mix(mix(scope.key, keyOf(name)), Math.floor((requestedAt - epoch) / minute));

export const habitCommandIdOf = (habitKey: number): string => uuid(habitKey, salt.command);
