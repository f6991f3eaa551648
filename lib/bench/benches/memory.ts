import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { Bench } from "../bench.ts";
import { collected } from "../collect.ts";
import type { Figure } from "../report.ts";

const counted = ["web", "worker", "postgresql"];
/** Long enough for a steady pass over everything that is due. */
const settleMs = 20_000;

/**
 * Resident memory of the product while a worker runs and the pages have been read. Proportional set size, so that pages
 * shared between processes (PostgreSQL's buffers) count once.
 */
export const memoryBench: Bench = {
  name: "memory",
  needs: "data",
  run: async ({ stack, say }) => {
    const worker = await stack.startWorker(collected);
    say("Letting the worker run …");
    await delay(settleMs);
    const children = childrenByParent();
    const figures: Figure[] = stack
      .programs()
      .filter((program) => counted.includes(program.name) && program.pid() !== undefined)
      .map((program) => ({
        name: program.name,
        value: tree(program.pid() ?? 0, children).reduce((sum, pid) => sum + residentKb(pid), 0) / 1000,
        unit: "MB" as const,
      }));
    await worker.stop(5000);
    const total = figures.reduce((sum, figure) => sum + figure.value, 0);
    return [...figures, { name: "web + worker + PostgreSQL", value: total, unit: "MB", budget: 700 }];
  },
};

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const parent = Number(/^PPid:\s*(\d+)$/m.exec(read(`/proc/${entry}/status`))?.[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  return children;
}

function tree(pid: number, children: Map<number, number[]>): number[] {
  return [pid, ...(children.get(pid) ?? []).flatMap((child) => tree(child, children))];
}

function residentKb(pid: number): number {
  return Number(/^Pss:\s*(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

/** A process that has just ended has no files any more. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
