import { setTimeout as delay } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { groupIsAlive, type ProcessId } from "./processes.ts";
import { type Program, type ProgramSpec, supervise } from "./supervised.ts";

const started: Program[] = [];
afterEach(async () => {
  for (const program of started.splice(0)) await program.stop(100);
});

interface Death {
  reason: string;
  lastLines: readonly string[];
  retrySeconds: number;
}

function run(script: string, changes: Partial<ProgramSpec> = {}) {
  const ids: ProcessId[] = [];
  const deaths: Death[] = [];
  const lines: string[] = [];
  const program = supervise(
    {
      name: "example",
      command: process.execPath,
      args: ["-e", script],
      env: process.env,
      cwd: "/",
      ready: /^ready$/,
      ...changes,
    },
    {
      line: (_name, _stream, text) => lines.push(text),
      started: (_name, id) => ids.push(id),
      died: (_name, reason, lastLines, retrySeconds) => deaths.push({ reason, lastLines, retrySeconds }),
      ready: () => undefined,
    },
  );
  started.push(program);
  return { program, ids, deaths, lines };
}

const serve = "console.log('ready'); setInterval(() => {}, 1000)";

test("a program that dies is started again, and its end is told with its last lines", async () => {
  const { program, ids, deaths } = run(`console.error('out of paper'); ${serve}`);
  await program.start();
  const [first] = ids;
  process.kill(first?.pid ?? 0, "SIGKILL");
  await vi.waitFor(() => expect(ids).toHaveLength(2), 5000);
  expect(deaths).toEqual([
    { reason: "it was ended by SIGKILL", lastLines: ["out of paper", "ready"], retrySeconds: 0.5 },
  ]);
});

test("a program that cannot start is given up with its last words", async () => {
  const { program, deaths } = run("console.error('no such table'); process.exit(3)");
  await expect(program.start(2)).rejects.toThrow(/example does not start\.\n\s+no such table/);
  expect(deaths.map((death) => [death.reason, death.retrySeconds])).toEqual([
    ["it ended with exit code 3", 0.5],
    ["it ended with exit code 3", 1],
  ]);
});

test("a missing program is an error, not a crash", async () => {
  const { program, deaths } = run("", { command: "/nowhere/program" });
  await expect(program.start(1)).rejects.toThrow("example does not start");
  expect(deaths[0]?.reason).toContain("ENOENT");
});

test("stopping takes the program's own children along", async () => {
  const child = "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])";
  const { program } = run(`${child}; ${serve}`);
  await program.start();
  const pid = program.pid() ?? 0;
  await program.stop(1000);
  await vi.waitFor(() => expect(groupIsAlive(pid)).toBe(false), 2000);
});

test("a program that ignores the request to end is ended by force in time", async () => {
  const { program } = run(`process.on('SIGTERM', () => {}); ${serve}`);
  await program.start();
  const pid = program.pid() ?? 0;
  const before = Date.now();
  await program.stop(200);
  expect(Date.now() - before).toBeLessThan(1500);
  await vi.waitFor(() => expect(groupIsAlive(pid)).toBe(false), 2000);
});

test("a stopped program stays down", async () => {
  const { program, ids, deaths } = run(serve);
  await program.start();
  await program.stop(1000);
  await delay(700);
  expect(ids).toHaveLength(1);
  expect(deaths).toEqual([]);
});

test("a program with a channel ends by itself when its launcher is gone", async () => {
  // The stand-in for a launcher makes its options as the launcher does, from its own process id.
  const watch = `import('${import.meta.dirname}/watch-arguments.ts').then(({ watchArguments }) => {
    const child = require('child_process').spawn(process.execPath,
      [...watchArguments(), '-e', 'setInterval(() => {}, 1000)'],
      { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    console.log('child', child.pid); ${serve} });`;
  const { program, lines } = run(watch);
  await program.start();
  const pid = Number(lines.find((line) => line.startsWith("child"))?.split(" ")[1]);
  await program.stop(0);
  await vi.waitFor(() => expect(groupIsAlive(pid)).toBe(false), 20_000);
}, 30_000);
