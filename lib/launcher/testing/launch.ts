import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { vi } from "vitest";
import { isAlive, type ProcessId } from "../processes.ts";

const root = path.resolve(import.meta.dirname, "../../..");

export interface Launched {
  child: ChildProcess;
  /** Everything it has printed so far. */
  output: () => string;
  /** Waits for a text on the console. */
  says: (text: string | RegExp, ms?: number) => Promise<void>;
  /** The programs it runs, by name. */
  programs: () => Record<string, ProcessId>;
  /** The exit code, once it has ended. */
  exit: Promise<number | null>;
  address: () => string;
}

/** Starts the launcher as a process, as `npm start` does after its bootstrap. */
export function launch(dataDirectory: string, env: Record<string, string> = {}): Launched {
  const child = spawn(process.execPath, [path.join(root, "lib/launcher/main.ts"), "start"], {
    cwd: root,
    env: { ...process.env, YAGURA_DATA_DIR: dataDirectory, DATABASE_URL: "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return {
    child,
    output: () => text,
    says: async (wanted, ms = 60_000) => {
      await vi.waitFor(
        () => {
          if (typeof wanted === "string" ? !text.includes(wanted) : !wanted.test(text)) {
            throw new Error(`The launcher has not said ${String(wanted)}. It said:\n${text}`);
          }
        },
        { timeout: ms, interval: 50 },
      );
    },
    programs: () => JSON.parse(readFileSync(path.join(dataDirectory, "launcher.json"), "utf8")).programs,
    exit: new Promise((resolve) => child.once("exit", (code) => resolve(code))),
    address: () => /http:\/\/127\.0\.0\.1:\d+(?=\/sign-in)/.exec(text)?.[0] ?? "",
  };
}

/** Those of the processes that are still there. */
export const leftOf = (ids: Record<string, ProcessId>): string[] =>
  Object.entries(ids).flatMap(([name, id]) => (isAlive(id) ? [name] : []));
