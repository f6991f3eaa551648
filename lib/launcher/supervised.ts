import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { groupIsAlive, type ProcessId, signalGroup, startOf } from "./processes.ts";
import type { SystemUser } from "./system-user.ts";

/** One program that is kept running. */
export interface ProgramSpec {
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  user?: SystemUser | null;
  /** Node programs get a channel, by which they notice that their launcher is gone (`parent-watch.ts`). */
  channel?: boolean;
  /** What asks it to end; PostgreSQL's is SIGINT. */
  stopSignal?: NodeJS.Signals;
  /** When it serves: a line that it prints, or a question that is asked again and again after each start. */
  ready: RegExp | (() => Promise<boolean>);
}

export interface ProgramEvents {
  line: (name: string, stream: "out" | "err", text: string) => void;
  started: (name: string, id: ProcessId) => void;
  /** Ended without being asked to; it starts again in `retrySeconds`. */
  died: (name: string, reason: string, lastLines: readonly string[], retrySeconds: number) => void;
  ready: (name: string, again: boolean) => void;
}

export interface Program {
  readonly name: string;
  /** The running process; undefined while it is down. */
  pid: () => number | undefined;
  /**
   * Starts it and resolves when it serves.
   * @throws Error with its last words when it ends `attempts` times before that.
   */
  start(attempts?: number): Promise<void>;
  /** Asks it to end, by force after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Seconds between a death and the next start: 0.5, 1, 2, … up to this. */
const MAX_BACKOFF_SECONDS = 30;
/** After this many seconds of running, the next death counts as a first one. */
const STEADY_SECONDS = 60;
const KEPT_LINES = 12;

export function supervise(spec: ProgramSpec, events: ProgramEvents): Program {
  let child: ChildProcess | undefined;
  let stopping = false;
  let wasReady = false;
  let deaths = 0;
  let lastLines: string[] = [];
  let saidReady = false;
  let retry: NodeJS.Timeout | undefined;

  function launch(): void {
    const startedAt = Date.now();
    lastLines = [];
    saidReady = false;
    const created = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: spec.env,
      detached: process.platform !== "win32",
      stdio: spec.channel === true ? ["ignore", "pipe", "pipe", "ipc"] : ["ignore", "pipe", "pipe"],
      ...spec.user?.ids,
    });
    child = created;
    read(created, "out");
    read(created, "err");
    created.once("error", (error) => ended(`it could not be started: ${error.message}`));
    created.once("exit", (code, signal) =>
      ended(signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`),
    );
    if (created.pid !== undefined) {
      const start = startOf(created.pid);
      if (start !== null) events.started(spec.name, { pid: created.pid, startedAt: start });
    }
    void untilReady(created);

    let over = false;
    function ended(reason: string): void {
      if (over) return;
      over = true;
      if (created.pid !== undefined) signalGroup(created.pid, "SIGKILL");
      child = undefined;
      if (stopping) return;
      deaths = Date.now() - startedAt > STEADY_SECONDS * 1000 ? 1 : deaths + 1;
      const seconds = Math.min(0.5 * 2 ** (deaths - 1), MAX_BACKOFF_SECONDS);
      events.died(spec.name, reason, lastLines, seconds);
      retry = setTimeout(launch, seconds * 1000);
    }
  }

  function read(from: ChildProcess, stream: "out" | "err"): void {
    const source = stream === "out" ? from.stdout : from.stderr;
    if (source === null) return;
    createInterface({ input: source }).on("line", (text) => {
      if (spec.ready instanceof RegExp && child === from && spec.ready.test(text)) saidReady = true;
      if (text.trim() !== "") lastLines = [...lastLines, text].slice(-KEPT_LINES);
      events.line(spec.name, stream, text);
    });
  }

  async function untilReady(of: ChildProcess): Promise<void> {
    while (child === of && !stopping) {
      if (spec.ready instanceof RegExp ? saidReady : await spec.ready().catch(() => false)) {
        if (child !== of) return;
        events.ready(spec.name, wasReady);
        wasReady = true;
        return;
      }
      await delay(100);
    }
  }

  return {
    name: spec.name,
    pid: () => child?.pid,
    start: async (attempts = 3) => {
      launch();
      while (!wasReady) {
        if (stopping) throw new Error(`${spec.name} was asked to end before it was ready.`);
        if (deaths >= attempts) {
          clearTimeout(retry);
          stopping = true;
          throw new Error(`${spec.name} does not start.\n${lastLines.map((line) => `  ${line}`).join("\n")}`);
        }
        await delay(25);
      }
    },
    stop: async (graceMs) => {
      stopping = true;
      clearTimeout(retry);
      const pid = child?.pid;
      if (pid === undefined) return;
      signalGroup(pid, spec.stopSignal ?? "SIGTERM");
      const deadline = Date.now() + graceMs;
      while ((child !== undefined || groupIsAlive(pid)) && Date.now() < deadline) await delay(25);
      if (child !== undefined || groupIsAlive(pid)) signalGroup(pid, "SIGKILL");
      while (child !== undefined && Date.now() < deadline + 1000) await delay(25);
    },
  };
}
