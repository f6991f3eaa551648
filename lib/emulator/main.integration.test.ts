import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";

const program = path.join(import.meta.dirname, "main.ts");
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  return child;
}

async function readyLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("no standard output");
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, "line")) as [string];
  return line;
}

/** Exit code and standard error of a program that ends by itself. */
async function failure(child: ChildProcess): Promise<{ code: number; errors: string }> {
  if (child.stderr === null) throw new Error("no standard error");
  const [[code], errors] = await Promise.all([once(child, "exit"), text(child.stderr)]);
  return { code: code as number, errors };
}

describe("the emulator as a program", () => {
  it("prints one ready line, answers, and ends at once on SIGTERM", async () => {
    const child = start("--json", "--nodes", "40", "--accounts", "2", "--regions", "1", "--seed", "other");
    const ready = JSON.parse(await readyLine(child)) as { url: string; accessKeyId: string; nodes: number };
    expect(ready).toMatchObject({ ready: true, nodes: 40, accounts: 2, regions: 1, seed: "other" });
    const counts = await fetch(`${ready.url}/_emulator/requests`);
    expect(await counts.json()).toEqual({ total: 0, throttled: 0, operations: {} });
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    expect(await exit).toEqual([0, null]);
  });

  it("says in words what it serves when no JSON is asked for", async () => {
    const line = await readyLine(start("--scenario", "single-account"));
    expect(line).toMatch(
      /^Emulator ready at http:\/\/127\.0\.0\.1:\d+: 40 nodes, 1 accounts × 2 Regions, access key AKIAYAGURA\d{12}$/,
    );
  });

  it("names a port that is taken", async () => {
    const { port } = JSON.parse(await readyLine(start("--json"))) as { port: number };
    const { code, errors } = await failure(start("--port", String(port)));
    expect(code).toBe(1);
    expect(errors).toContain(`port ${port} is already in use`);
  });

  it.each([
    [["--nodes", "many"], '--nodes takes a whole number, not "many"'],
    [["--nodes", "500001"], "nodes must be a whole number from 0 to 500000"],
    [["--scenario", "atlantis"], 'unknown scenario "atlantis"'],
    [["--limits", "some"], "--limits takes aws or none"],
    [["--colour"], "Unknown option '--colour'"],
  ])("refuses %j and says why", async (args, message) => {
    const { code, errors } = await failure(start(...args));
    expect(code).toBe(1);
    expect(errors).toContain(message);
  });
});
