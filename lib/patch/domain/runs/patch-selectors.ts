import type { TargetTerm, WindowTarget, WindowTask } from "#lib/patch/contract/windows.ts";
import { isPatchRunbook } from "../patch-documents.ts";

/**
 * Nodes that a window's tasks install patches on. Several terms of one target narrow it: then they stand in `all`.
 * A tag without values is any value of it.
 */
export type PatchSelector =
  | { ids: readonly string[] }
  | { tag: string; values?: readonly string[] }
  | { group: string }
  | { all: readonly PatchSelector[] };

/** Whether a task installs patches. */
export function installs(task: Pick<WindowTask, "type" | "taskArn" | "operation">): boolean {
  return task.type === "AUTOMATION" ? isPatchRunbook(task.taskArn) : task.operation === "Install";
}

/**
 * What the install tasks of a window reach: their own targets, or those of the window that they name.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/mw-cli-task-options.html
 */
export function patchSelectors(
  targets: readonly WindowTarget[],
  tasks: readonly WindowTask[],
): readonly PatchSelector[] {
  const found = new Map<string, PatchSelector>();
  for (const task of tasks.filter(installs)) {
    const named = task.targets.filter(({ key }) => key === "WindowTargetIds").flatMap(({ values }) => values);
    const own = task.targets.filter(({ key }) => key !== "WindowTargetIds");
    const reached = targets.filter(({ id }) => named.includes(id)).map((target) => target.targets);
    for (const terms of [own, ...reached]) {
      const selector = selectorOf(terms);
      if (selector !== null) found.set(JSON.stringify(selector), selector);
    }
  }
  return [...found.values()];
}

function selectorOf(terms: readonly TargetTerm[]): PatchSelector | null {
  const selectors = terms.flatMap(termSelectors);
  const [only] = selectors;
  if (only === undefined) return null;
  return selectors.length === 1 ? only : { all: selectors };
}

function termSelectors({ key, values }: TargetTerm): PatchSelector[] {
  if (key.toLowerCase() === "instanceids") return [{ ids: values }];
  if (key.startsWith("tag:")) return [{ tag: key.slice("tag:".length), values }];
  if (key === "tag-key") return values.map((tag) => ({ tag }));
  // Also for kinds that AWS adds later: nodes that only such a target reaches are unknown, not uncovered.
  return key === "resource-groups:ResourceTypeFilters" ? [] : [{ group: values.join(",") }];
}
