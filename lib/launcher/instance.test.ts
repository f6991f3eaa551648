import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claim, type Instance } from "./instance.ts";
import { isAlive, startOf } from "./processes.ts";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), "yagura-instance-"));
  file = path.join(directory, "launcher.json");
});
afterEach(() => rmSync(directory, { recursive: true }));

async function claimed(): Promise<Instance> {
  const instance = await claim(directory);
  if ("runningAs" in instance) throw new Error("The directory was claimed already.");
  return instance;
}

test("a second launcher learns where the first one is", async () => {
  const first = await claimed();
  first.ready("http://127.0.0.1:3000", "postgres://x/y");
  expect(await claim(directory)).toMatchObject({
    runningAs: { launcher: { pid: process.pid }, address: "http://127.0.0.1:3000" },
  });
  first.release();
  await claimed();
});

test("the note is for its owner's eyes only, because it holds a password", async () => {
  (await claimed()).ready("http://127.0.0.1:3000", "postgres://x:secret@y/z");
  const { mode } = await import("node:fs").then((fs) => fs.statSync(file));
  expect(mode & 0o077).toBe(0);
});

test("what a killed launcher left running is ended", async () => {
  const left = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true });
  const id = { pid: left.pid ?? 0, startedAt: startOf(left.pid ?? 0) ?? "" };
  const gone = { pid: process.pid, startedAt: "another start" };
  writeFileSync(file, JSON.stringify({ launcher: gone, programs: { worker: id } }));
  await claimed();
  expect(isAlive(id)).toBe(false);
});

test("a process that only has the same number as one of them is left alone", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const now = { pid: other.pid ?? 0, startedAt: startOf(other.pid ?? 0) ?? "" };
  const reused = { pid: now.pid, startedAt: "before the machine was started again" };
  writeFileSync(file, JSON.stringify({ launcher: reused, programs: { worker: reused } }));
  await claimed();
  expect(isAlive(now)).toBe(true);
  other.kill("SIGKILL");
});

test("a note that was cut short is no obstacle", async () => {
  writeFileSync(file, '{"launcher":{"pid":');
  await claimed();
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ launcher: { pid: process.pid } });
});
