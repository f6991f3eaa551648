import path from "node:path";
import type { Env } from "#lib/core/server/env.ts";
import type { Cluster } from "./postgres-cluster.ts";
import { acceptsSessions, serverArguments, serverUrl } from "./postgres-server.ts";
import type { ProgramSpec } from "./supervised.ts";
import { watchArguments } from "./watch-arguments.ts";

export interface ProgramContext {
  root: string;
  /** Node 24. */
  node: string;
  env: NodeJS.ProcessEnv;
}

/** Node sizes its heap by the machine's memory; these programs need little, and are to leave room for others. */
const smallHeap = (semiSpaceMb: number) => [
  "--max-old-space-size=256",
  `--max-semi-space-size=${semiSpaceMb}`,
];

/** One arena of malloc instead of one a thread: pages of AWS's answers leave less behind in each. */
const oneArena = { MALLOC_ARENA_MAX: "1" };

/** The embedded database server. */
export function postgresProgram(cluster: Cluster, port: number): ProgramSpec {
  return {
    name: "postgresql",
    command: cluster.binaries.postgres,
    args: serverArguments(cluster, port),
    env: { ...process.env, LC_ALL: "C" },
    cwd: "/",
    user: cluster.user,
    stopSignal: "SIGINT",
    ready: () => acceptsSessions(serverUrl(cluster, port, "postgres")),
  };
}

/** The built-in simulated organisation. */
export function emulatorProgram(
  { root, node, env }: ProgramContext,
  settings: Env,
  port: number,
): ProgramSpec {
  return {
    name: "emulator",
    command: node,
    args: [
      ...watchArguments(),
      path.join(root, "lib/emulator/main.ts"),
      `--port=${port}`,
      `--nodes=${settings.YAGURA_EMULATOR_NODES}`,
      `--seed=${settings.YAGURA_EMULATOR_SEED}`,
      `--accounts=${settings.YAGURA_EMULATOR_ACCOUNTS}`,
      `--regions=${settings.YAGURA_EMULATOR_REGIONS}`,
    ],
    env,
    cwd: root,
    channel: true,
    ready: /^Emulator ready/,
  };
}

/** The collector: reads AWS, writes the read model. */
export function workerProgram({ root, node, env }: ProgramContext): ProgramSpec {
  return {
    name: "worker",
    command: node,
    args: [...smallHeap(16), ...watchArguments(), path.join(root, "lib/worker/main.ts")],
    env: { ...env, ...oneArena },
    cwd: root,
    channel: true,
    ready: /^worker ready/,
  };
}

/** The pages and their API. */
export function webProgram(
  { root, node, env }: ProgramContext,
  mode: "start" | "dev",
  host: string,
  port: number,
): ProgramSpec {
  return {
    name: "web",
    command: node,
    args: [
      // A reader waits for each collection of garbage: more of them, each shorter.
      ...(mode === "start" ? smallHeap(8) : []),
      ...watchArguments(),
      path.join(root, "node_modules/next/dist/bin/next"),
      mode,
      "--port",
      String(port),
      "--hostname",
      host,
      // Longer than proxies and browsers keep a connection: one that is closed just as it is used again fails a request.
      ...(mode === "start" ? ["--keepAliveTimeout", "75000"] : []),
    ],
    env: { ...env, ...oneArena },
    cwd: root,
    channel: true,
    ready: async () => {
      const response = await fetch(`http://${localName(host)}:${port}/api/health`, {
        signal: AbortSignal.timeout(20_000),
      });
      // A refusal is an answer too: a proxy's name may be the only one that is allowed.
      return response.status < 500;
    },
  };
}

/** An address of this machine by which a listener on `host` is reached. */
export function localName(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
