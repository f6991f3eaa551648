import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compressScripts } from "./compress-scripts.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "yagura-compress-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("every script has its packed form beside it, and nothing else has", async () => {
  const script = "export const answer = 42;\n".repeat(100);
  writeFileSync(path.join(folder, "a.js"), script);
  writeFileSync(path.join(folder, "a.css"), "a {}");
  await compressScripts(folder);
  expect(readdirSync(folder).sort()).toEqual(["a.css", "a.js", "a.js.br"]);
  const packed = readFileSync(path.join(folder, "a.js.br"));
  expect(packed.length).toBeLessThan(script.length / 10);
  expect(brotliDecompressSync(packed).toString()).toBe(script);
});
