import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { makePassable } from "./directories.ts";
import { endProcesses, isAlive, type ProcessId, startOf } from "./processes.ts";

const processId = z.object({ pid: z.int().positive(), startedAt: z.string() });
const note = z.object({
  launcher: processId,
  /** Set once the console is ready. */
  address: z.string().optional(),
  databaseUrl: z.string().optional(),
  programs: z.record(z.string(), processId),
});
export type InstanceNote = z.infer<typeof note>;

/** The note of a running launcher, by which a later one finds it, or what it left behind. */
export interface Instance {
  program(name: string, id: ProcessId): void;
  ready(address: string, databaseUrl: string): void;
  release(): void;
}

/**
 * Claims a data directory: at most one launcher at a time. Programs that an earlier, killed one left are ended.
 * @returns The claim, or the note of the launcher that has it.
 */
export async function claim(dataDirectory: string): Promise<Instance | { runningAs: InstanceNote }> {
  makePassable(dataDirectory);
  const file = path.join(dataDirectory, "launcher.json");
  const own: InstanceNote = {
    launcher: { pid: process.pid, startedAt: startOf(process.pid) ?? "" },
    programs: {},
  };
  while (!create(file, own)) {
    const other = read(file);
    if (other !== null && isAlive(other.launcher)) return { runningAs: other };
    if (other !== null) await endProcesses(Object.values(other.programs));
    rmSync(file, { force: true });
  }
  const write = () => writeFileSync(file, JSON.stringify(own), { mode: 0o600 });
  return {
    program: (name, id) => {
      own.programs[name] = id;
      write();
    },
    ready: (address, databaseUrl) => {
      Object.assign(own, { address, databaseUrl });
      write();
    },
    release: () => rmSync(file, { force: true }),
  };
}

function create(file: string, content: InstanceNote): boolean {
  try {
    writeFileSync(file, JSON.stringify(content), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Null for a note that was cut short or comes from another version. */
function read(file: string): InstanceNote | null {
  try {
    return note.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
