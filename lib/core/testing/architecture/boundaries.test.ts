import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listedRules } from "./listed-rules.ts";
import { root } from "./source-files.ts";

const configuration = path.join(root, ".dependency-cruiser.cjs");
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** What stands around the planted imports: two features, core, the programs and a page, all in order. */
const neighbourhood: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({
    type: "module",
    imports: { "#app/*": "./app/*", "#components/*": "./components/*", "#lib/*": "./lib/*" },
    dependencies: { pg: "1.0.0", "@aws-sdk/client-ssm": "1.0.0" },
    devDependencies: { vitest: "1.0.0" },
  }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: { module: "esnext", moduleResolution: "bundler", allowImportingTsExtensions: true },
  }),
  ...packageFiles("pg"),
  ...packageFiles("@aws-sdk/client-ssm"),
  ...packageFiles("vitest"),
  "lib/core/contract/c.ts": "export const c = 1;",
  "lib/core/testing/t.ts": "export const t = 1;",
  "lib/alpha/contract/index.ts": 'export { c } from "#lib/core/contract/c.ts";',
  "lib/alpha/domain/d.ts": 'export { c } from "../contract/index.ts";',
  "lib/alpha/server/index.ts":
    'import "pg"; import "@aws-sdk/client-ssm"; import "node:fs"; export { c } from "../domain/d.ts"; export { b } from "#lib/beta/server/index.ts";',
  "lib/alpha/client/index.ts":
    'import "#lib/beta/contract/index.ts"; import "#lib/beta/client/index.ts"; export { c } from "../domain/d.ts";',
  "lib/beta/contract/index.ts": "export const b = 1;",
  "lib/beta/client/index.ts": "export const b = 1;",
  "lib/beta/server/index.ts": 'export { b } from "./deep.ts";',
  "lib/beta/server/deep.ts": 'export { b } from "../contract/index.ts";',
  "lib/worker/main.ts": 'import "#lib/alpha/server/index.ts"; export const w = 1;',
  "lib/emulator/server.ts": 'import "@aws-sdk/client-ssm"; export const e = 1;',
  "lib/alpha/server/verb.integration.test.ts":
    'import "vitest"; import "#lib/core/testing/t.ts"; import "#lib/emulator/server.ts";',
  "components/alpha/panel.tsx": 'import "#lib/alpha/client/index.ts"; export const p = 1;',
  "app/page.tsx":
    'import "#components/alpha/panel.tsx"; import "#lib/alpha/server/index.ts"; export const page = 1;',
};

function packageFiles(name: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
    [`node_modules/${name}/index.js`]: "",
  };
}

/** One violation of each rule: the file that holds it, and its import. */
const violations: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  "contract-knows-contract-only": ["lib/alpha/contract/bad.ts", "../domain/d.ts"],
  "domain-is-pure": ["lib/alpha/domain/bad.ts", "../server/index.ts"],
  "server-knows-no-client": ["lib/alpha/server/bad-client.ts", "../client/index.ts"],
  "browser-knows-no-server": ["components/alpha/bad-server.tsx", "#lib/alpha/server/index.ts"],
  "client-knows-no-components": ["lib/alpha/client/bad.ts", "#components/alpha/panel.tsx"],
  "app-is-the-top": ["components/alpha/bad-app.tsx", "#app/page.tsx"],
  "no-node-in-the-browser": ["components/alpha/bad-node.tsx", "node:fs"],
  "no-database-outside-servers": ["app/bad-database.ts", "pg"],
  "aws-sdk-in-servers-only": ["lib/worker/bad-aws.ts", "@aws-sdk/client-ssm"],
  "features-meet-at-surfaces": ["lib/alpha/server/bad-deep.ts", "#lib/beta/server/deep.ts"],
  "core-knows-no-feature": ["lib/core/server/bad.ts", "#lib/alpha/server/index.ts"],
  "programs-are-not-imported": ["lib/alpha/server/bad-worker.ts", "#lib/worker/main.ts"],
  "testing-is-for-tests": ["app/bad-testing.ts", "#lib/core/testing/t.ts"],
  "emulator-is-reached-over-http": ["lib/alpha/server/bad-emulator.ts", "#lib/emulator/server.ts"],
  "emulator-is-an-island": ["lib/emulator/bad.ts", "#lib/core/contract/c.ts"],
  "no-cycles": ["lib/alpha/server/bad-cycle.ts", "./bad-cycle.ts"],
  "no-unresolved-imports": ["lib/alpha/server/bad-path.ts", "./missing.ts"],
  "no-dev-packages-in-the-product": ["lib/alpha/server/bad-dev.ts", "vitest"],
};

function cruise(files: Readonly<Record<string, string>>): { rule: string; from: string }[] {
  const folder = mkdtempSync(path.join(tmpdir(), "boundaries-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), `${text}\n`);
  }
  const program = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = [program, "--config", configuration, "--output-type", "json", "app", "components", "lib"];
  const { summary } = JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" }));
  const found: { from: string; rule: { name: string } }[] = summary.violations;
  expect(summary.totalCruised).toBeGreaterThanOrEqual(17);
  return found.map(({ from, rule }) => ({ rule: rule.name, from }));
}

describe("boundaries", () => {
  it("are silent over sources that keep to them", () => {
    expect(cruise(neighbourhood)).toEqual([]);
  });

  it("have a planted violation for every rule", () => {
    expect(Object.keys(violations).sort()).toEqual(listedRules(configuration));
  });

  it("fire exactly where they are crossed, each by its own rule", () => {
    const planted = Object.entries(violations).map(([rule, [from, imported]]) => ({ rule, from, imported }));
    const files = Object.fromEntries(
      planted.map(({ from, imported }) => [from, `import ${JSON.stringify(imported)}; export const x = 1;`]),
    );
    const key = ({ rule, from }: { rule: string; from: string }) => `${rule} ${from}`;
    expect(
      cruise({ ...neighbourhood, ...files })
        .map(key)
        .sort(),
    ).toEqual(planted.map(key).sort());
  });
});
