import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { freePort } from "./ports.ts";
import { prepareCluster } from "./postgres-cluster.ts";
import { acceptsSessions, serverArguments, serverUrl } from "./postgres-server.ts";
import { supervise } from "./supervised.ts";

/** A PostgreSQL server of its own in a temporary directory, without durability; `stop` removes it. */
export async function startTemporaryPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const directory = path.join(os.tmpdir(), `yagura-postgres-${randomBytes(6).toString("hex")}`);
  const cluster = await prepareCluster(directory);
  const port = await freePort("127.0.0.1");
  const url = serverUrl(cluster, port, "postgres");
  const settings = {
    fsync: "off",
    full_page_writes: "off",
    synchronous_commit: "off",
    max_connections: "200",
  };
  const server = supervise(
    {
      name: "postgresql",
      command: cluster.binaries.postgres,
      args: serverArguments(cluster, port, settings),
      env: { ...process.env, LC_ALL: "C" },
      cwd: "/",
      user: cluster.user,
      stopSignal: "SIGINT",
      ready: () => acceptsSessions(url),
    },
    {
      line: () => undefined,
      started: () => undefined,
      died: () => undefined,
      ready: () => undefined,
    },
  );
  await server.start();
  return {
    url,
    stop: async () => {
      await server.stop(5000);
      for (const made of [directory, path.dirname(cluster.data)])
        await rm(made, { recursive: true, force: true });
    },
  };
}
