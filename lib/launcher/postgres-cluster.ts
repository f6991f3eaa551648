import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { makePassable } from "./directories.ts";
import { type PostgresBinaries, postgresBinaries } from "./postgres-binaries.ts";
import { commandOf, endProcesses, type ProcessId, processesIn, startOf } from "./processes.ts";
import { postgresUser, type SystemUser } from "./system-user.ts";

const run = promisify(execFile);

/** Where a database lies and how to run its server. */
export interface Cluster {
  binaries: PostgresBinaries;
  /** PostgreSQL's data directory. */
  data: string;
  password: string;
  user: SystemUser | null;
}

/** Where root keeps databases that the user of PostgreSQL could not reach in the clone. */
const SHARED_HOME = "/var/lib/yagura";

/**
 * Makes the database directory at the first call, finds it later, and ends what an earlier server left running there.
 * @param dataDirectory Absolute. The database is in its `postgres`, unless root keeps it where others cannot go.
 */
export async function prepareCluster(dataDirectory: string): Promise<Cluster> {
  const user = postgresUser();
  const binaries = await postgresBinaries(user, SHARED_HOME);
  const home = await clusterHome(dataDirectory, user);
  const data = path.join(home, "data");
  const owner = await ownerOf(data, user);
  if (!(await isFile(path.join(data, "PG_VERSION")))) await create(binaries, home, owner);
  await checkVersion(binaries, data);
  await endLeftovers(data);
  return {
    binaries,
    data,
    password: (await readFile(path.join(home, "password"), "utf8")).trim(),
    user: owner,
  };
}

async function clusterHome(dataDirectory: string, user: SystemUser | null): Promise<string> {
  const direct = path.join(dataDirectory, "postgres");
  if (user === null) {
    await mkdir(direct, { recursive: true, mode: 0o700 });
    return direct;
  }
  const name = createHash("sha256").update(dataDirectory).digest("hex").slice(0, 12);
  const shared = path.join(SHARED_HOME, name);
  if (await isFile(path.join(shared, "data/PG_VERSION"))) return shared;
  const home = (await canReach(dataDirectory, user)) ? direct : shared;
  await mkdir(home, { recursive: true, mode: 0o755 });
  if (home === shared) await writeFile(path.join(home, "README.txt"), `The database of ${dataDirectory}\n`);
  return home;
}

/** Asks the system itself, as that user: modes, ACLs and mounts all count. */
async function canReach(directory: string, user: SystemUser): Promise<boolean> {
  makePassable(directory);
  return run("/bin/sh", ["-c", 'cd "$1"', "sh", directory], { cwd: "/", ...user.ids }).then(
    () => true,
    () => false,
  );
}

/** A database that another user has made stays that user's: PostgreSQL starts for the owner only. */
async function ownerOf(data: string, user: SystemUser | null): Promise<SystemUser | null> {
  if (user === null) return null;
  const found = await stat(data).catch(() => null);
  if (found === null || found.uid === 0 || found.uid === user.ids.uid) return user;
  return { name: `uid ${found.uid}`, ids: { uid: found.uid, gid: found.gid } };
}

async function create(binaries: PostgresBinaries, home: string, user: SystemUser | null): Promise<void> {
  const data = path.join(home, "data");
  const passwordFile = path.join(home, "password");
  // What an interrupted creation left behind holds nothing yet.
  await rm(data, { recursive: true, force: true });
  await writeFile(passwordFile, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
  if (user !== null) {
    for (const file of [home, passwordFile]) await chown(file, user.ids.uid, user.ids.gid);
  }
  const options = (locale: string) => [
    `--pgdata=${data}`,
    "--username=yagura",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    `--locale=${locale}`,
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
  ];
  const environment = { ...process.env, LC_ALL: "C", LANG: "C" };
  const initdb = (locale: string) =>
    run(binaries.initdb, options(locale), { cwd: "/", env: environment, ...user?.ids });
  try {
    // Word characters outside ASCII count in text search only with a UTF-8 ctype; some systems lack that locale.
    await initdb("C.UTF-8").catch(() => initdb("C"));
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    throw new Error(`The database could not be created in ${data}: ${messageOf(error)}`, { cause: error });
  }
}

async function checkVersion(binaries: PostgresBinaries, data: string): Promise<void> {
  const made = (await readFile(path.join(data, "PG_VERSION"), "utf8")).trim();
  if (binaries.version.split(".")[0] === made) return;
  throw new Error(
    `The database in ${data} was made by PostgreSQL ${made}; this Yagura brings ${binaries.version}. ` +
      "Move the directory away to start afresh (everything in it is read from AWS again; history is lost), or migrate it with pg_dump.",
  );
}

/** A server or its children that outlived their launcher, and the note of a server whose pid is now another program's. */
async function endLeftovers(data: string): Promise<void> {
  const pidFile = path.join(data, "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
  const inData = processesIn(data);
  if (Number.isInteger(pid) && pid > 0) {
    const command = commandOf(pid);
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that no longer exist.
    if (command?.includes(data)) await endProcesses(identify([pid]), 3000, "SIGINT");
    else if (command !== null && inData.length === 0) await rm(pidFile, { force: true });
  }
  await endProcesses(identify(inData), 2000, "SIGQUIT");
}

function identify(pids: readonly number[]): ProcessId[] {
  return pids.flatMap((pid) => {
    const startedAt = startOf(pid);
    return startedAt === null ? [] : [{ pid, startedAt }];
  });
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

function messageOf(error: unknown): string {
  if (
    error instanceof Error &&
    "stderr" in error &&
    typeof error.stderr === "string" &&
    error.stderr !== ""
  ) {
    return error.stderr.trim();
  }
  return error instanceof Error ? error.message : String(error);
}
