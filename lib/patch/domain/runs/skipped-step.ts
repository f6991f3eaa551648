import type { InvocationPlugin } from "#lib/patch/contract/runs.ts";

/** Whether a step had nothing to do on the node's platform: documents have one for each. */
export function isSkippedStep({ output }: Pick<InvocationPlugin, "output">): boolean {
  return /^Step execution skipped due to (unsatisfied preconditions|incompatible platform)/.test(
    output ?? "",
  );
}
