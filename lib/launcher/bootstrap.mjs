// Runs on the machine's own Node (20 or newer) before anything is installed: no dependencies, no TypeScript.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const major = Number(process.versions.node.split(".")[0]);
if (major < 20)
  fail(`Yagura needs Node 20 or newer to install itself; this is Node ${process.versions.node}.`);

if (!installed()) install();
run(node24(), process.argv.slice(2));

/** Whether node_modules holds what package-lock.json asks for; npm records what it installed in a lock file of its own. */
function installed() {
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const present = packagesOf(path.join(root, "node_modules/.package-lock.json"));
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "" || entry.link === true) return true;
    const found = present[name];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

function install() {
  console.log("Installing Yagura's packages (only when they changed)…");
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock file that was made where a platform's optional packages could not be had.
  const args = [
    "install",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--include=dev",
    "--include=optional",
    "--loglevel=error",
  ];
  const options = { cwd: root, stdio: "inherit" };
  const result = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (result.error) fail(`npm could not be started: ${result.error.message}. Install npm, then try again.`);
  if (result.status !== 0) {
    fail("The packages could not be installed (npm's own message is above). Mend that, then try again.");
  }
  if (!installed())
    fail(
      "npm ended without installing everything in package-lock.json. Run `npm install` and look at its messages.",
    );
}

/** Node 24 comes as a package; a machine's own Node serves where there is no package for it. */
function node24() {
  const names = process.platform === "win32" ? ["node.exe", "node.cmd", "node"] : ["node"];
  for (const name of names) {
    const file = path.join(root, "node_modules/.bin", name);
    if (existsSync(file) && majorOf(file) >= 24) return file;
  }
  if (major >= 24) return process.execPath;
  return fail(
    `There is no Node 24 package that runs on ${process.platform}-${process.arch} (this machine has Node ${process.versions.node}). ` +
      "Install Node 24 from https://nodejs.org and try again.",
  );
}

function majorOf(file) {
  const result = spawnSync(file, ["--version"], { encoding: "utf8" });
  return result.status === 0 ? Number(result.stdout.slice(1).split(".")[0]) : 0;
}

function run(node, args) {
  const launcher = path.join(root, "lib/launcher/main.ts");
  // The channel tells the launcher when this process is gone, however it ends.
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", launcher, ...args], {
    cwd: root,
    // Later starts read the stripped and compiled sources: a second faster, and about 50 MB less in each program.
    env: { NODE_COMPILE_CACHE: path.join(root, ".yagura/cache"), ...process.env },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // A terminal sends Ctrl-C to the child as well; it takes the second one for the same wish.
    process.on(signal, () => child.kill(signal));
  }
  if (process.env.npm_lifecycle_event !== undefined) watchParent(child);
  child.on("error", (error) => fail(`Node 24 could not be started: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}

/** npm does not pass every signal on: when it is gone, what it started ends too. */
function watchParent(child) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  }, 500).unref();
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
