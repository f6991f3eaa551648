import { createWriteStream, mkdirSync, renameSync, type WriteStream } from "node:fs";
import path from "node:path";
import type { ProgramEvents } from "./supervised.ts";

/** Bytes of one program's log; older lines are in the file before it, `NAME.log.1`. */
const MAX_LOG_BYTES = 10_000_000;
const KEPT_LINES = 8;
/** The launcher tells itself when all are ready. */
const READY = /^(worker|Emulator) ready/;

/** Keeps each program's output in `logs/NAME.log`, and shows on the console what its reader should see. */
export function consoleOutput(
  logDirectory: string,
  verbose: boolean,
): Pick<ProgramEvents, "line" | "died" | "ready"> {
  mkdirSync(logDirectory, { recursive: true, mode: 0o700 });
  const logs = new Map<string, { stream: WriteStream; bytes: number }>();
  /** Lines of each program that the console has not shown, for the moment that it dies. */
  const unseen = new Map<string, string[]>();

  function keep(name: string, text: string): void {
    const known = logs.get(name);
    const log = known === undefined || known.bytes > MAX_LOG_BYTES ? open(name) : known;
    const line = `${new Date().toISOString()} ${text}\n`;
    log.bytes += line.length;
    log.stream.write(line);
  }

  function open(name: string) {
    const file = path.join(logDirectory, `${name}.log`);
    logs.get(name)?.stream.end();
    try {
      renameSync(file, `${file}.1`);
    } catch {
      // The first log of this program.
    }
    const log = { stream: createWriteStream(file), bytes: 0 };
    // A full disk must not end the console.
    log.stream.on("error", () => undefined);
    logs.set(name, log);
    return log;
  }

  return {
    line: (name, stream, text) => {
      keep(name, text);
      if (shown(name, stream, text, verbose)) process.stderr.write(`[${name}] ${text}\n`);
      else if (text.trim() !== "") unseen.set(name, [...(unseen.get(name) ?? []), text].slice(-KEPT_LINES));
    },
    died: (name, reason, _lastLines, retrySeconds) => {
      const end = `${name} is gone: ${reason}. It starts again in ${retrySeconds} s.`;
      keep(name, end);
      process.stderr.write(`${end}\n`);
      const lines = unseen.get(name) ?? [];
      unseen.delete(name);
      for (const line of lines) process.stderr.write(`  [${name}] ${line}\n`);
    },
    ready: (name, again) => {
      if (again) process.stderr.write(`${name} is running again.\n`);
    },
  };
}

function shown(name: string, stream: "out" | "err", text: string, verbose: boolean): boolean {
  if (name === "postgresql") return text.includes("PANIC");
  if (READY.test(text)) return false;
  // The worker says on its output what keeps it from collecting.
  return stream === "err" || name === "worker" || (verbose && name === "web");
}
