import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Pool } from "pg";
import { migrate } from "#lib/core/server/db/migrate.ts";
import { openPool } from "#lib/core/server/db/pool.ts";
import { settingsFrom } from "#lib/core/server/env.ts";
import { createSession, sessionCookieName } from "#lib/core/server/http/session.ts";
import { buildPages } from "#lib/launcher/build.ts";
import { freePort } from "#lib/launcher/ports.ts";
import { prepareCluster } from "#lib/launcher/postgres-cluster.ts";
import { ensureDatabase, serverUrl } from "#lib/launcher/postgres-server.ts";
import {
  emulatorProgram,
  type ProgramContext,
  postgresProgram,
  webProgram,
  workerProgram,
} from "#lib/launcher/programs.ts";
import { stopOrder } from "#lib/launcher/stop-order.ts";
import { type Program, type ProgramSpec, supervise } from "#lib/launcher/supervised.ts";

/** The size that the budgets are written for; YAGURA_BENCH_NODES takes a part of it while a bench is being written. */
const nodes = Number(process.env.YAGURA_BENCH_NODES ?? 50_000);
export const scale = { nodes, accounts: Math.ceil(nodes / 2_500), regions: 4, parallelism: 8 } as const;

/** The whole product on ports and in a directory of its own, as `npm start` runs it. */
export interface Stack {
  db: Pool;
  databaseUrl: string;
  emulatorUrl: string;
  webUrl: string;
  /** The `Cookie` header of a signed-in reader. */
  cookie: string;
  /** Builds the pages unless they are; may be done while data is collected. */
  buildWeb(): Promise<void>;
  startWeb(): Promise<void>;
  /** Starts a collector of these datasets, with settings of its own where given. */
  startWorker(datasets: readonly string[], settings?: Readonly<Record<string, string>>): Promise<Program>;
  programs(): readonly Program[];
  stop(): Promise<void>;
}

export async function startStack(root: string, say: (text: string) => void): Promise<Stack> {
  const directory = path.join(os.tmpdir(), `yagura-bench-${randomBytes(6).toString("hex")}`);
  const running: Program[] = [];
  const tails = new Map<string, string[]>();
  const begin = async (spec: ProgramSpec): Promise<Program> => {
    const program = supervise(spec, {
      line: (name, _stream, text) => tails.set(name, [...(tails.get(name) ?? []), text].slice(-20)),
      started: () => undefined,
      died: (name, reason, lines) => say(`${name}: ${reason}\n${lines.join("\n")}`),
      ready: () => undefined,
    });
    running.push(program);
    await program.start(1);
    return program;
  };

  const cluster = await prepareCluster(directory);
  const [databasePort, emulatorPort, webPort] = [
    await freePort("127.0.0.1"),
    await freePort("127.0.0.1"),
    await freePort("127.0.0.1"),
  ];
  const databaseUrl = serverUrl(cluster, databasePort);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_OPTIONS: "",
    DATABASE_URL: databaseUrl,
    YAGURA_TARGET: "emulator",
    YAGURA_PORT: String(webPort),
    YAGURA_EMULATOR_NODES: String(scale.nodes),
    YAGURA_EMULATOR_ACCOUNTS: String(scale.accounts),
    YAGURA_EMULATOR_REGIONS: String(scale.regions),
    YAGURA_SYNC_PARALLELISM: String(scale.parallelism),
    AWS_ENDPOINT_URL: `http://127.0.0.1:${emulatorPort}`,
  };
  const context: ProgramContext = { root, node: process.execPath, env };
  const stop = async (db?: Pool) => {
    await db?.end();
    await stopOrder(running);
    await rm(directory, { recursive: true, force: true });
    await rm(path.dirname(cluster.data), { recursive: true, force: true });
  };
  try {
    await begin(postgresProgram(cluster, databasePort));
    await ensureDatabase(cluster, databasePort);
    await migrate(databaseUrl);
    const emulator = settingsFrom({
      YAGURA_EMULATOR_NODES: String(scale.nodes),
      YAGURA_EMULATOR_ACCOUNTS: String(scale.accounts),
      YAGURA_EMULATOR_REGIONS: String(scale.regions),
    });
    await begin(emulatorProgram(context, emulator, emulatorPort));
  } catch (error) {
    await stop();
    throw error;
  }
  const db = openPool(databaseUrl, 4);
  const token = await createSession(db, { name: "bench", role: "admin" }, new Date());
  return {
    db,
    databaseUrl,
    emulatorUrl: `http://127.0.0.1:${emulatorPort}`,
    webUrl: `http://127.0.0.1:${webPort}`,
    cookie: `${sessionCookieName}=${token}`,
    buildWeb: async () => {
      await buildPages(root, process.execPath, env, new AbortController().signal, say);
    },
    startWeb: async () => {
      if (running.some((program) => program.name === "web")) return;
      await begin(webProgram(context, "start", "127.0.0.1", webPort));
    },
    startWorker: (datasets, settings = {}) => {
      const spec = workerProgram({ ...context, env: { ...env, ...settings } });
      const args = [...spec.args.slice(0, -1), path.join(root, "lib/bench/limited-worker.ts"), ...datasets];
      return begin({ ...spec, args });
    },
    programs: () => running,
    stop: () => stop(db),
  };
}

/** Calls the emulator's control API. */
export async function control(
  emulatorUrl: string,
  method: string,
  name: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${emulatorUrl}/_emulator/${name}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The emulator answered ${response.status} to ${method} ${name}`);
  return response.json();
}
