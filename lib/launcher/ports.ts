import net from "node:net";

/** Whether a program may listen there now. */
export async function isFree(port: number, host: string): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port that nobody uses: the first free one of the preferred, else any. */
export async function freePort(host: string, preferred: readonly number[] = []): Promise<number> {
  for (const port of preferred) if (await isFree(port, host)) return port;
  const server = net.createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port: 0, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error(`No port is free on ${host}.`));
        else resolve(address.port);
      });
    });
  });
}
