import type { PatchRun } from "#lib/patch/contract/runs.ts";
import type { PatchWindow } from "#lib/patch/contract/windows.ts";

type Place = Pick<PatchRun, "accountId" | "region">;

/** Ids of AWS need no quotes in any shell; anything else is not put into a command. */
const safe = (id: string): string => (/^[\w-]+$/.test(id) ? id : "");

function command({ accountId, region }: Place, words: string): string {
  return `aws ssm ${words} --profile ${safe(accountId)} --region ${safe(region)}`;
}

/** The `aws` commands that show a window, its targets, its tasks and its runs. */
export function windowCommands(window: Place & Pick<PatchWindow, "windowId">): string {
  const id = `--window-id ${safe(window.windowId)}`;
  return [
    command(window, `get-maintenance-window ${id}`),
    command(window, `describe-maintenance-window-targets ${id}`),
    command(window, `describe-maintenance-window-tasks ${id}`),
    command(window, `describe-maintenance-window-executions ${id}`),
  ].join("\n");
}

/** The `aws` commands that show a run and its results; null for runs that AWS keeps no record of. */
export function runCommands(
  run: Place & Pick<PatchRun, "key" | "windowExecutionId">,
  commandIds: readonly string[],
): string | null {
  const execution = run.windowExecutionId;
  const lines = commandIds.map((id) =>
    command(run, `list-command-invocations --command-id ${safe(id)} --details`),
  );
  if (execution !== null) {
    lines.unshift(
      command(run, `get-maintenance-window-execution --window-execution-id ${safe(execution)}`),
      command(run, `describe-maintenance-window-execution-tasks --window-execution-id ${safe(execution)}`),
    );
  }
  return lines.length === 0 ? null : lines.join("\n");
}
