import { pathToFileURL } from "node:url";

/** Options for Node that let a program with an IPC channel end when this process is gone. */
export function watchArguments(): string[] {
  const watch = pathToFileURL(`${import.meta.dirname}/parent-watch.ts`);
  watch.searchParams.set("launcher", String(process.pid));
  return ["--import", watch.href];
}
