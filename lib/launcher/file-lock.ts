import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { isAlive, startOf } from "./processes.ts";

const holder = z.object({ pid: z.int(), startedAt: z.string() });

/** Runs `work` while this process alone holds the lock file; the lock of a process that is gone is taken over. */
export async function locked<Result>(
  file: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  const own = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) ?? "" });
  while (!create(file, own)) {
    if (holderIsGone(file)) rmSync(file, { force: true });
    else await delay(200, undefined, { signal });
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function holderIsGone(file: string): boolean {
  try {
    return !isAlive(holder.parse(JSON.parse(readFileSync(file, "utf8"))));
  } catch (error) {
    // Gone by now, or a writer that was killed between making and filling it.
    return !(error instanceof Error && "code" in error && error.code === "EACCES");
  }
}
