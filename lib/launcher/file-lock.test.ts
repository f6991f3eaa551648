import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { locked } from "./file-lock.ts";

let file: string;
const forever = new AbortController().signal;
beforeEach(() => {
  file = path.join(mkdtempSync(path.join(os.tmpdir(), "yagura-lock-")), "lock");
});
afterEach(() => rmSync(path.dirname(file), { recursive: true }));

test("the second waits until the first is done", async () => {
  const order: string[] = [];
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const first = locked(file, forever, async () => {
    await gate;
    order.push("first");
  });
  const second = locked(file, forever, async () => {
    order.push("second");
  });
  open();
  await Promise.all([first, second]);
  expect(order).toEqual(["first", "second"]);
  expect(existsSync(file)).toBe(false);
});

test("a lock is given up when the work fails", async () => {
  await expect(locked(file, forever, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(existsSync(file)).toBe(false);
});

test.each([
  ["of a process that is gone", JSON.stringify({ pid: process.pid, startedAt: "another start" })],
  ["that was cut short", "{"],
])("a lock %s is taken over", async (_case, content) => {
  writeFileSync(file, content);
  expect(await locked(file, forever, async () => "done")).toBe("done");
});

test("waiting ends with the wish to end", async () => {
  const stop = new AbortController();
  await locked(file, forever, async () => {
    const waiting = locked(file, stop.signal, async () => "never");
    stop.abort();
    await expect(waiting).rejects.toThrow();
  });
});
