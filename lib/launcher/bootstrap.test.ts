import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "yagura-bootstrap-"));
  for (const folder of ["lib/launcher", "node_modules/.bin"])
    mkdirSync(path.join(root, folder), { recursive: true });
  copyFileSync(`${import.meta.dirname}/bootstrap.mjs`, path.join(root, "lib/launcher/bootstrap.mjs"));
  symlinkSync(process.execPath, path.join(root, "node_modules/.bin/node"));
  write("package.json", { type: "module" });
  main("console.log('launched', process.argv.slice(2).join(' ')); process.disconnect();");
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, content: unknown) =>
  writeFileSync(path.join(root, file), JSON.stringify(content));
const main = (code: string) => writeFileSync(path.join(root, "lib/launcher/main.ts"), code);

/** What package-lock.json asks for, and what npm's own note in node_modules says is there. */
function packages(wanted: Record<string, object>, present: Record<string, object>): void {
  write("package-lock.json", { packages: { "": {}, ...wanted } });
  write("node_modules/.package-lock.json", { packages: present });
}

/** A stand-in for npm: notes that it ran and, when told, brings node_modules up to date. */
function npm(succeeds: boolean): string {
  const file = path.join(root, "npm-cli.js");
  const copy = `require('fs').copyFileSync('package-lock.json', 'node_modules/.package-lock.json')`;
  writeFileSync(file, `console.log('npm', process.argv[2]); ${succeeds ? copy : "process.exit(1)"}`);
  write("package.json", {});
  return file;
}

function run(...args: string[]) {
  const env = { ...process.env, npm_execpath: path.join(root, "npm-cli.js"), npm_lifecycle_event: "" };
  return spawnSync(process.execPath, [path.join(root, "lib/launcher/bootstrap.mjs"), ...args], {
    env,
    encoding: "utf8",
  });
}

test("nothing is installed when node_modules fits the lock file", () => {
  packages({ "node_modules/a": { version: "1.0.0" } }, { "node_modules/a": { version: "1.0.0" } });
  expect(run("start", "--flag").stdout).toBe("launched start --flag\n");
});

test("optional packages of other platforms may be missing", () => {
  packages({ "node_modules/other": { version: "1.0.0", optional: true } }, {});
  expect(run("start").stdout).toBe("launched start\n");
});

test.each([
  ["a package is missing", {}],
  ["a package has another version", { "node_modules/a": { version: "0.9.0" } }],
])("packages are installed when %s", (_case, present) => {
  packages({ "node_modules/a": { version: "1.0.0" } }, present);
  npm(true);
  expect(run("start").stdout).toContain("npm install\nlaunched start\n");
});

test("a failed installation ends the start", () => {
  packages({ "node_modules/a": { version: "1.0.0" } }, {});
  npm(false);
  const result = run("start");
  expect(result.status).toBe(1);
  expect(result.stderr).toContain("The packages could not be installed");
  expect(result.stdout).not.toContain("launched");
});

test("the launcher's exit code is its own", () => {
  packages({}, {});
  main("process.exit(7);");
  expect(run("start").status).toBe(7);
});

test("a signal reaches the launcher, and its channel tells it when the bootstrap is killed", async () => {
  packages({}, {});
  main(`process.on('SIGTERM', () => { console.log('asked to end'); process.exit(0); });
    process.on('disconnect', () => { console.log('left alone'); process.exit(0); });
    console.log('up', process.pid); setInterval(() => {}, 1000);`);
  for (const [signal, answer] of [
    ["SIGTERM", "asked to end"],
    ["SIGKILL", "left alone"],
  ] as const) {
    const child = spawn(process.execPath, [path.join(root, "lib/launcher/bootstrap.mjs"), "start"]);
    let output = "";
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.startsWith("up") && !child.killed) child.kill(signal);
      });
      child.stdout.once("close", resolve);
    });
    expect(output).toContain(answer);
  }
});
