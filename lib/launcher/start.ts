import path from "node:path";
import { migrate } from "#lib/core/server/db/migrate.ts";
import { openPool } from "#lib/core/server/db/pool.ts";
import { type Env, readSettingsFile, settingsFrom, unknownSettings } from "#lib/core/server/env.ts";
import { createSignInToken } from "#lib/core/server/http/sign-in-token.ts";
import { banner } from "./banner.ts";
import { buildPages } from "./build.ts";
import { consoleOutput } from "./console-output.ts";
import { claim, type Instance } from "./instance.ts";
import { freePort, isFree } from "./ports.ts";
import { prepareCluster } from "./postgres-cluster.ts";
import { checkOutsidePostgres, ensureDatabase, serverUrl } from "./postgres-server.ts";
import {
  emulatorProgram,
  localName,
  type ProgramContext,
  postgresProgram,
  webProgram,
  workerProgram,
} from "./programs.ts";
import { stopOrder } from "./stop-order.ts";
import { type Program, type ProgramEvents, type ProgramSpec, supervise } from "./supervised.ts";

export interface StartOptions {
  root: string;
  mode: "start" | "dev";
  /** Aborting ends everything. */
  signal: AbortSignal;
  say: (text: string) => void;
}

/** The first ports that are tried when none is set. */
const WEB_PORT = 3000;
const EMULATOR_PORT = 4000;

/**
 * Runs the whole product until the signal.
 * @returns The exit code.
 * @throws Error for its reader when it cannot start; everything that had started is ended by then.
 */
export async function start({ root, mode, signal, say }: StartOptions): Promise<number> {
  const variables = { ...readSettingsFile(root), ...process.env };
  const settings = settingsFrom(variables);
  for (const name of unknownSettings(variables))
    say(`There is no setting ${name}: it has no effect. See docs/configuration.md.`);
  const dataDirectory = path.resolve(root, settings.YAGURA_DATA_DIR);
  const instance = await claim(dataDirectory);
  if ("runningAs" in instance) return alreadyRunning(instance.runningAs, say);
  const running: Program[] = [];
  const failed = new AbortController();
  try {
    const either = AbortSignal.any([signal, failed.signal]);
    const launch = { root, mode, signal: either, say, settings, variables, dataDirectory, instance, running };
    const started = startAll(launch);
    // A wish to end is heard while something still starts; what it then says of itself is of no interest.
    await Promise.race([started, aborted(signal)]);
    started.catch(() => undefined);
    await aborted(signal);
    return 0;
  } catch (error) {
    if (signal.aborted) return 0;
    failed.abort();
    throw error;
  } finally {
    await stopOrder(running);
    instance.release();
  }
}

interface Launch extends StartOptions {
  settings: Env;
  variables: NodeJS.ProcessEnv;
  dataDirectory: string;
  instance: Instance;
  running: Program[];
}

async function startAll(launch: Launch): Promise<void> {
  const { root, mode, signal, say, settings, variables, dataDirectory, instance, running } = launch;
  const output = consoleOutput(path.join(dataDirectory, "logs"), mode === "dev");
  const events: ProgramEvents = { ...output, started: (name, id) => instance.program(name, id) };
  const begin = async (spec: ProgramSpec): Promise<void> => {
    signal.throwIfAborted();
    const program = supervise(spec, events);
    running.push(program);
    await program.start();
  };
  const port = await portFor("YAGURA_PORT", settings, settings.YAGURA_HOST, WEB_PORT);
  const node = process.execPath;
  const base = { ...variables, NEXT_TELEMETRY_DISABLED: "1" };
  const building = mode === "start" ? buildPages(root, node, base, signal, say) : Promise.resolve(false);
  building.catch(() => undefined);

  const database = await startDatabase(settings, dataDirectory, begin);
  await migrate(database.url);
  signal.throwIfAborted();

  const env: NodeJS.ProcessEnv = { ...base, DATABASE_URL: database.url, YAGURA_PORT: String(port) };
  const context: ProgramContext = { root, node, env };
  if (settings.YAGURA_TARGET === "emulator") {
    const emulatorPort = await portFor("YAGURA_EMULATOR_PORT", settings, "127.0.0.1", EMULATOR_PORT);
    await begin(emulatorProgram(context, settings, emulatorPort));
    env.YAGURA_TARGET = "emulator";
    env.AWS_ENDPOINT_URL = `http://127.0.0.1:${emulatorPort}`;
  }
  await building;
  await Promise.all([
    begin(workerProgram(context)),
    begin(webProgram(context, mode, settings.YAGURA_HOST, port)),
  ]);

  const address = `http://${localName(settings.YAGURA_HOST)}:${port}`;
  instance.ready(address, database.url);
  const link = await signInLink(address, database.url);
  say(
    banner({ settings, link, dataDirectory, database: database.description, endpoint: env.AWS_ENDPOINT_URL }),
  );
}

/** The port that a setting names, or the first free one of a hundred. */
async function portFor(
  setting: "YAGURA_PORT" | "YAGURA_EMULATOR_PORT",
  settings: Env,
  host: string,
  first: number,
) {
  const port = settings[setting];
  if (port === undefined)
    return freePort(
      host,
      Array.from({ length: 100 }, (_, index) => first + index),
    );
  if (await isFree(port, host)) return port;
  throw new Error(
    `${setting} is ${port}, and another program listens there (or this user may not). ` +
      `Stop that program, choose another port, or remove ${setting} to take the first free one from ${first}.`,
  );
}

async function startDatabase(
  settings: Env,
  dataDirectory: string,
  begin: (spec: ProgramSpec) => Promise<void>,
): Promise<{ url: string; description: string }> {
  if (settings.DATABASE_URL !== undefined) {
    await checkOutsidePostgres(settings.DATABASE_URL);
    const { host, pathname } = new URL(settings.DATABASE_URL);
    return { url: settings.DATABASE_URL, description: `PostgreSQL at ${host}${pathname} (DATABASE_URL)` };
  }
  const cluster = await prepareCluster(dataDirectory);
  const port = await freePort("127.0.0.1");
  await begin(postgresProgram(cluster, port));
  await ensureDatabase(cluster, port);
  const owner = cluster.user === null ? "" : `, as the user ${cluster.user.name}`;
  return {
    url: serverUrl(cluster, port),
    description: `PostgreSQL ${cluster.binaries.version} in ${path.dirname(cluster.data)}${owner}`,
  };
}

async function signInLink(address: string, databaseUrl: string): Promise<string> {
  const pool = openPool(databaseUrl, 1);
  try {
    return `${address}/sign-in?token=${await createSignInToken(pool, new Date())}`;
  } finally {
    await pool.end();
  }
}

async function alreadyRunning(
  other: { launcher: { pid: number }; address?: string | undefined; databaseUrl?: string | undefined },
  say: (text: string) => void,
): Promise<number> {
  if (other.address === undefined || other.databaseUrl === undefined) {
    say(`Yagura is already starting here (process ${other.launcher.pid}).`);
    return 1;
  }
  const link = await signInLink(other.address, other.databaseUrl);
  say(
    `Yagura is already running here (process ${other.launcher.pid}). A new link to sign in once:\n\n  ${link}\n`,
  );
  return 1;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}
