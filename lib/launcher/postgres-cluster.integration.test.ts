import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "./ports.ts";
import { type Cluster, prepareCluster } from "./postgres-cluster.ts";
import { acceptsSessions, ensureDatabase, serverUrl } from "./postgres-server.ts";
import { isAlive, startOf } from "./processes.ts";
import { postgresProgram } from "./programs.ts";
import { type Program, supervise } from "./supervised.ts";

let closed: string;
let directory: string;
const programs: Program[] = [];
const clusters: Cluster[] = [];

/** As a clone in a home directory that nobody else may enter. */
beforeEach(() => {
  closed = mkdtempSync(path.join(os.tmpdir(), "yagura-closed-"));
  chmodSync(closed, 0o700);
  directory = path.join(closed, "data");
});

afterEach(async () => {
  for (const program of programs.splice(0)) await program.stop(3000);
  for (const { data } of clusters.splice(0)) rmSync(path.dirname(data), { recursive: true, force: true });
  rmSync(closed, { recursive: true, force: true });
});

async function prepare(): Promise<Cluster> {
  const cluster = await prepareCluster(directory);
  clusters.push(cluster);
  return cluster;
}

async function serve(cluster: Cluster): Promise<{ program: Program; port: number }> {
  const port = await freePort("127.0.0.1");
  const silent = () => undefined;
  const program = supervise(postgresProgram(cluster, port), {
    line: silent,
    started: silent,
    died: silent,
    ready: silent,
  });
  programs.push(program);
  await program.start();
  return { program, port };
}

test("a server runs from a directory closed to others, and never as root", async () => {
  const cluster = await prepare();
  const { port } = await serve(cluster);
  await ensureDatabase(cluster, port);
  expect(await acceptsSessions(serverUrl(cluster, port))).toBe(true);
  expect(statSync(cluster.data).uid).not.toBe(0);
  expect(statSync(path.join(path.dirname(cluster.data), "password")).mode & 0o077).toBe(0);
});

test("nobody gets in without the password", async () => {
  const cluster = await prepare();
  const { port } = await serve(cluster);
  const url = serverUrl({ ...cluster, password: "guessed" }, port, "postgres");
  expect(await acceptsSessions(url)).toBe(false);
});

test("a second look finds the same database", async () => {
  const first = await prepare();
  const second = await prepare();
  expect(second).toMatchObject({ data: first.data, password: first.password });
});

test("a creation that was cut short is made again", async () => {
  const { data } = await prepare();
  rmSync(path.join(data, "PG_VERSION"));
  const cluster = await prepare();
  const { port } = await serve(cluster);
  expect(await acceptsSessions(serverUrl(cluster, port, "postgres"))).toBe(true);
});

test("a server that outlived its launcher is ended before the next one starts", async () => {
  const { program } = await serve(await prepare());
  const pid = program.pid() ?? 0;
  const id = { pid, startedAt: startOf(pid) ?? "" };
  const stopped = program.stop(5000);
  await prepare();
  expect(isAlive(id)).toBe(false);
  await stopped;
});

test("a note of a server whose number now belongs to another program does not prevent the start", async () => {
  const cluster = await prepare();
  const note = path.join(cluster.data, "postmaster.pid");
  writeFileSync(note, `${process.pid}\n${cluster.data}\n1\n5432\n\n127.0.0.1\n\nstopping\n`);
  const again = await prepare();
  expect(existsSync(note)).toBe(false);
  await serve(again);
});

test("a database of another version is left alone, with advice", async () => {
  const { data } = await prepare();
  writeFileSync(path.join(data, "PG_VERSION"), "17\n");
  await expect(prepareCluster(directory)).rejects.toThrow(/made by PostgreSQL 17.*pg_dump/s);
  expect(readFileSync(path.join(data, "PG_VERSION"), "utf8")).toBe("17\n");
});
