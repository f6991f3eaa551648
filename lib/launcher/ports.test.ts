import net from "node:net";
import { afterEach, expect, test } from "vitest";
import { freePort, isFree } from "./ports.ts";

const servers: net.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function occupy(host = "127.0.0.1"): Promise<number> {
  const port = await freePort(host);
  const server = net.createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return port;
}

test("a port where somebody listens is not free, on whatever address", async () => {
  expect(await isFree(await occupy(), "127.0.0.1")).toBe(false);
  expect(await isFree(await occupy("0.0.0.0"), "127.0.0.1")).toBe(false);
});

test("the first free one of the preferred ports is taken", async () => {
  const taken = await occupy();
  const free = await freePort("127.0.0.1");
  expect(await freePort("127.0.0.1", [taken, free])).toBe(free);
});

test("when none of them is free, any other is", async () => {
  const taken = await occupy();
  const port = await freePort("127.0.0.1", [taken]);
  expect(port).not.toBe(taken);
  expect(await isFree(port, "127.0.0.1")).toBe(true);
});
