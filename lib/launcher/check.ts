import { availableParallelism } from "node:os";
import path from "node:path";
import type { Step } from "./checks/run-step.ts";
import { checkSteps } from "./checks/steps.ts";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * `npm run check`: every step, several at a time, each with its result and time. Names after the command choose steps.
 *
 * @returns the exit code.
 */
export async function check(names: readonly string[] = []): Promise<number> {
  const started = performance.now();
  const known = checkSteps(root);
  const unknown = names.filter((name) => !known.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no step ${unknown.join(", ")}. Steps: ${known.map((step) => step.name).join(", ")}.`,
    );
    return 2;
  }
  const queue = known.filter((step) => names.length === 0 || names.includes(step.name));
  let failures = 0;
  const work = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) if (!(await report(step))) failures += 1;
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  const verdict = failures === 0 ? "All checks passed" : `${failures} failed`;
  console.log(`${verdict} in ${seconds(started)}`);
  return failures === 0 ? 0 : 1;
}

async function report(step: Step): Promise<boolean> {
  const started = performance.now();
  const { ok, output } = await step.run().catch((error: unknown) => ({ ok: false, output: String(error) }));
  console.log(`${ok ? "ok  " : "FAIL"} ${step.name.padEnd(20)} ${seconds(started)}`);
  if (!ok) console.log(`${output.trimEnd()}\n`);
  return ok;
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
