import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compressScripts } from "./compress-scripts.ts";
import { makePassable } from "./directories.ts";
import { locked } from "./file-lock.ts";
import { run } from "./run.ts";

/** What the web pages are made of. */
const inputs = [
  "app",
  "components",
  "lib",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
/** Below lib, but no part of the pages. */
const outside = new Set(["lib/emulator", "lib/worker", "lib/launcher", "lib/bench", "lib/check"]);

/** One hash of every file that the build reads. */
export function inputsHash(root: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of inputs.flatMap((input) => filesBelow(root, input))) {
    hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

function filesBelow(root: string, relative: string): string[] {
  const absolute = path.join(root, relative);
  if (!existsSync(absolute) || outside.has(relative)) return [];
  let entries: string[];
  try {
    entries = readdirSync(absolute).sort();
  } catch {
    return /\.test\.tsx?$/.test(relative) ? [] : [relative];
  }
  return entries.flatMap((entry) => (entry === "testing" ? [] : filesBelow(root, `${relative}/${entry}`)));
}

/**
 * Builds the pages when their sources changed. The stamp is written last, so that a build cut short is made again.
 * @returns Whether it built.
 * @throws Error with the build's last lines.
 */
export async function buildPages(
  root: string,
  node: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<boolean> {
  const lock = path.join(root, ".yagura/build.lock");
  makePassable(path.dirname(lock));
  return locked(lock, signal, async () => {
    const stamp = path.join(root, ".next", "YAGURA_INPUTS");
    const wanted = inputsHash(root);
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return false;
    say("Building the web pages (about a minute; only after changes)…");
    rmSync(stamp, { force: true });
    const args = [path.join(root, "node_modules/next/dist/bin/next"), "build"];
    const result = await run(node, args, { cwd: root, env: { ...env, NODE_ENV: "production" }, signal });
    if (result.code !== 0) {
      throw new Error(
        `The web pages could not be built:\n${result.output.split("\n").slice(-40).join("\n")}`,
      );
    }
    await compressScripts(path.join(root, ".next/static/chunks"));
    writeFileSync(stamp, wanted);
    return true;
  });
}
