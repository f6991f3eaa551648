import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inputsHash } from "./build.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "yagura-build-"));
  write("app/page.tsx", "page");
  write("lib/core/domain/x.ts", "x");
  write("package-lock.json", "{}");
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

test.each([
  ["a page", "app/page.tsx"],
  ["a new component", "components/shared/badge.tsx"],
  ["a library file", "lib/core/domain/x.ts"],
  ["a picture", "public/icon.svg"],
  ["a package", "package-lock.json"],
])("%s asks for a new build", (_what, file) => {
  const before = inputsHash(root);
  write(file, "changed");
  expect(inputsHash(root)).not.toBe(before);
});

test.each([
  ["a test", "lib/core/domain/x.test.ts"],
  ["a builder for tests", "lib/fleet/testing/a-node.ts"],
  ["the emulator", "lib/emulator/main.ts"],
  ["the launcher", "lib/launcher/main.ts"],
  ["a document", "docs/configuration.md"],
])("%s asks for none", (_what, file) => {
  const before = inputsHash(root);
  write(file, "changed");
  expect(inputsHash(root)).toBe(before);
});

test("a file that moves asks for a new build, though all contents are the same", () => {
  const before = inputsHash(root);
  rmSync(path.join(root, "app/page.tsx"));
  write("app/other.tsx", "page");
  expect(inputsHash(root)).not.toBe(before);
});
