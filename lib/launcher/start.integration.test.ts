import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort } from "./ports.ts";
import { type Launched, launch, leftOf } from "./testing/launch.ts";

const startMs = 240_000;
const directories: string[] = [];
const launched: Launched[] = [];

function dataDirectory(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "yagura-launch-"));
  // Passable, so that all of it lies there whoever runs PostgreSQL, and goes with it.
  chmodSync(directory, 0o755);
  directories.push(directory);
  return directory;
}

function start(directory: string, env: Record<string, string> = {}): Launched {
  const launcher = launch(directory, env);
  launched.push(launcher);
  return launcher;
}

async function end(launcher: Launched): Promise<void> {
  launcher.child.kill("SIGTERM");
  await launcher.exit;
}

afterAll(async () => {
  for (const launcher of launched) await end(launcher);
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

describe("the whole product", () => {
  const directory = dataDirectory();
  let launcher: Launched;

  beforeAll(async () => {
    launcher = start(directory);
    await launcher.says("Yagura is ready.", startMs);
  }, startMs);

  test("prints where to click, what is looked at, where the data is, and how to go on", async () => {
    expect(launcher.output()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/sign-in\?token=[\w-]{43}\n/);
    expect(launcher.output()).toContain("emulator, 300 nodes, 6 accounts × 3 Regions");
    expect(launcher.output()).toContain(directory);
    expect(launcher.output()).toContain("YAGURA_TARGET=aws");
  });

  test("answers, and its worker has read the emulator", async () => {
    await vi.waitFor(
      async () => {
        const health = await fetch(`${launcher.address()}/api/health`);
        expect(await health.json()).toMatchObject({ status: "ok", database: "ok" });
      },
      { timeout: 30_000, interval: 250 },
    );
  });

  test("a wish to end is heard while the programs still start", async () => {
    const other = start(dataDirectory());
    await vi.waitFor(() => expect(Object.keys(other.programs())).toContain("postgresql"), 20_000);
    const programs = other.programs();
    const before = Date.now();
    await end(other);
    expect(Date.now() - before).toBeLessThan(5000);
    expect(leftOf(programs)).toEqual([]);
  }, 60_000);

  test("a second start in the same place prints a new link instead", async () => {
    const second = start(directory);
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain("already running");
    expect(second.output()).toMatch(/\/sign-in\?token=[\w-]{43}/);
  });

  test.each(["emulator", "worker", "web", "postgresql"])(
    "%s is started again after kill -9, and the console works",
    async (name) => {
      const before = launcher.programs()[name];
      process.kill(before?.pid ?? 0, "SIGKILL");
      await launcher.says(`${name} is gone: it was ended by SIGKILL`);
      await launcher.says(`${name} is running again`);
      expect(launcher.programs()[name]?.pid).not.toBe(before?.pid);
      await vi.waitFor(
        async () => expect((await fetch(`${launcher.address()}/api/health`)).status).toBe(200),
        { timeout: 30_000, interval: 250 },
      );
    },
    90_000,
  );

  test("SIGTERM ends everything within 5 s", async () => {
    const programs = launcher.programs();
    const before = Date.now();
    launcher.child.kill("SIGTERM");
    expect(await launcher.exit).toBe(0);
    expect(Date.now() - before).toBeLessThan(5000);
    expect(leftOf(programs)).toEqual([]);
  });

  test(
    "after kill -9 of everything at once, as when the power fails, it starts again with its data",
    async () => {
      const first = start(directory);
      await first.says("Yagura is ready.", startMs);
      const programs = first.programs();
      for (const { pid } of [...Object.values(programs), { pid: first.child.pid ?? 0 }])
        process.kill(pid, "SIGKILL");
      await first.exit;
      const second = start(directory);
      await second.says("Yagura is ready.", startMs);
      expect(leftOf(programs)).toEqual([]);
      await end(second);
    },
    startMs,
  );

  test(
    "after kill -9 of the launcher alone, the next start ends what it left",
    async () => {
      const first = start(directory);
      await first.says("Yagura is ready.", startMs);
      const programs = first.programs();
      first.child.kill("SIGKILL");
      await first.exit;
      const second = start(directory);
      await second.says("Yagura is ready.", startMs);
      expect(leftOf(programs)).toEqual([]);
      await end(second);
    },
    startMs,
  );
});

describe("what prevents a start is said with its fix", () => {
  const servers: net.Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  test("a port that is taken", async () => {
    const port = await freePort("127.0.0.1");
    servers.push(net.createServer().listen(port, "127.0.0.1"));
    const launcher = start(dataDirectory(), { YAGURA_PORT: String(port) });
    expect(await launcher.exit).toBe(1);
    expect(launcher.output()).toContain(`YAGURA_PORT is ${port}, and another program listens there`);
  });

  test("a setting that cannot be used", async () => {
    const launcher = start(dataDirectory(), { YAGURA_TARGET: "azure" });
    expect(await launcher.exit).toBe(1);
    expect(launcher.output()).toContain(
      'YAGURA_TARGET is "azure". It must be one of: emulator, aws, endpoint.',
    );
  });

  test("an outside PostgreSQL that does not answer", async () => {
    const port = await freePort("127.0.0.1");
    const launcher = start(dataDirectory(), {
      DATABASE_URL: `postgres://someone:secret@127.0.0.1:${port}/x`,
    });
    expect(await launcher.exit).toBe(1);
    expect(launcher.output()).toContain(`DATABASE_URL: no session with the PostgreSQL at 127.0.0.1:${port}`);
    expect(launcher.output()).not.toContain("secret");
  });
});
