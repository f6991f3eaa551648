import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** A process as it can be found again: pids are reused, a pid together with its start is not. */
export interface ProcessId {
  pid: number;
  startedAt: string;
}

/** When the process started, in the system's own notation; null when there is no such process. */
export function startOf(pid: number): string | null {
  if (process.platform === "linux") {
    const fields = statFields(pid);
    return fields === null || fields[0] === "Z" ? null : (fields[19] ?? null);
  }
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

/** Linux: the fields of a process from its state on (state, parent, group, …). */
function statFields(pid: number | string): string[] | null {
  try {
    // The second field is the program's name in brackets and may hold anything, spaces and brackets too.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

export function isAlive(id: ProcessId): boolean {
  return startOf(id.pid) === id.startedAt;
}

/** The command line of a process, words joined by spaces; null when it cannot be read. */
export function commandOf(pid: number): string | null {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()
      : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

/** Processes whose working directory is this one; where the system does not tell, none. */
export function processesIn(directory: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === directory;
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Sends a signal to a process group, or to the process alone when it leads none. False when there is neither. */
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return true;
    } catch {
      // The group may be gone while the process is there, or never have been one.
    }
  }
  return false;
}

/** Whether any process of a group is left; one that has ended and waits to be collected is not. */
export function groupIsAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== "linux") return true;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .some((name) => {
      const fields = statFields(name);
      return fields !== null && fields[0] !== "Z" && fields[2] === String(pid);
    });
}

/** Ends left-over processes: first with `signal`, after `graceMs` by force. */
export async function endProcesses(
  ids: readonly ProcessId[],
  graceMs = 2000,
  signal: NodeJS.Signals = "SIGTERM",
): Promise<void> {
  const alive = () => ids.filter(isAlive);
  for (const id of alive()) signalGroup(id.pid, signal);
  const deadline = Date.now() + graceMs;
  while (alive().length > 0 && Date.now() < deadline) await delay(50);
  for (const id of alive()) signalGroup(id.pid, "SIGKILL");
  while (alive().length > 0 && Date.now() < deadline + 2000) await delay(50);
}
