import { spawn } from "node:child_process";
import { signalGroup } from "./processes.ts";

export interface RunOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Aborting ends the program and its children: by SIGINT, and after `graceMs` (1,500 unless told) by force. */
  signal?: AbortSignal;
  graceMs?: number;
  /** Shows the output while it is made; without it, only collects it. */
  echo?: boolean;
}

export interface RunResult {
  /** 128 + signal number is not told apart: null stands for any signal. */
  code: number | null;
  /** Standard output and error, as they came. */
  output: string;
}

/** Runs a program to its end, in a process group of its own. */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, env, signal, graceMs = 1500, echo = false }: RunOptions,
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: string[] = [];
    const keep = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
      chunks.push(chunk.toString());
      if (echo) to.write(chunk);
    };
    child.stdout.on("data", keep(process.stdout));
    child.stderr.on("data", keep(process.stderr));
    let force: NodeJS.Timeout | undefined;
    const abort = () => {
      const { pid } = child;
      if (pid === undefined) return;
      signalGroup(pid, "SIGINT");
      force = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
    };
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(force);
      signal?.removeEventListener("abort", abort);
      resolve({ code, output: chunks.join("") });
    });
  });
}
