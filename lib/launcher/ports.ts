import { randomInt } from "node:crypto";
import net from "node:net";

/** Where no system takes the ports of outgoing connections from: one of those could be gone before a program listens. */
const lowest = 20_000;
const highest = 32_767;
const tries = 50;

/** Whether a program may listen there now. */
export async function isFree(port: number, host: string): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * A port that nobody uses: the first free one of the preferred, else any.
 * @throws Error when none of many is free.
 */
export async function freePort(host: string, preferred: readonly number[] = []): Promise<number> {
  for (const port of preferred) if (await isFree(port, host)) return port;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const port = randomInt(lowest, highest + 1);
    if (await isFree(port, host)) return port;
  }
  throw new Error(`No port is free on ${host}.`);
}
