import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { brokenDocPaths } from "./doc-paths.ts";
import { oversizedFiles } from "./file-sizes.ts";
import { listStep, runNode, type Step, type StepResult } from "./run-step.ts";

/** dependency-cruiser reports success over nothing when it cannot read the sources: fewer modules are a failure. */
const modulesMin = 200;

/** The steps of `npm run check`, slowest first. */
export function checkSteps(root: string): Step[] {
  const bin = binaries(root);
  return [
    {
      name: "types",
      run: () => runNode(root, [bin("typescript-7", "tsc"), "--noEmit", "-p", "tsconfig.check.json"]),
    },
    { name: "promises", run: () => runNode(root, [bin("oxlint"), "--type-aware", "--deny-warnings"]) },
    { name: "unused", run: () => runNode(root, [bin("knip"), "--no-progress"]) },
    { name: "boundaries", run: () => boundaries(root, bin("dependency-cruiser", "depcruise")) },
    {
      name: "format and lint",
      run: () => runNode(root, [bin("@biomejs/biome"), "ci", "--error-on-warnings", "--colors=off", "."]),
    },
    {
      name: "file sizes",
      run: async () => listStep(await oversizedFiles(root, await trackedFiles(root, []))),
    },
    {
      name: "paths in documents",
      run: async () =>
        listStep(await brokenDocPaths(root, await trackedFiles(root, ["*.md", "docs/**/*.md"]))),
    },
  ];
}

async function boundaries(root: string, depcruise: string): Promise<StepResult> {
  const folders = ["app", "components", "lib", "e2e", "proxy.ts"];
  const result = await runNode(root, [depcruise, "--config", ".dependency-cruiser.cjs", ...folders]);
  const modules = Number(/(\d+) modules/.exec(result.output)?.[1] ?? 0);
  if (modules >= modulesMin) return result;
  return {
    ok: false,
    output: `${result.output}\nOnly ${modules} modules were looked at; ${modulesMin} were expected.`,
  };
}

/** The script behind a package's command, so that no shell or PATH stands between. */
function binaries(root: string): (name: string, command?: string) => string {
  const require = createRequire(path.join(root, "package.json"));
  return (name, command) => {
    const manifest = path.join(root, "node_modules", name, "package.json");
    const { bin }: { bin: string | Record<string, string> } = require(manifest);
    const script = typeof bin === "string" ? bin : (bin[command ?? name.replace(/^@.*\//, "")] ?? "");
    return path.join(path.dirname(manifest), script);
  };
}

/** Files under version control and new ones that are not ignored. */
async function trackedFiles(root: string, patterns: readonly string[]): Promise<string[]> {
  const args = [
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
    "--deduplicate",
    "--",
    ...patterns,
  ];
  const deleted = await promisify(execFile)("git", ["ls-files", "-z", "--deleted"], { cwd: root });
  const gone = new Set(deleted.stdout.split("\0"));
  const { stdout } = await promisify(execFile)("git", args, { cwd: root, maxBuffer: 32 * 1024 * 1024 });
  return stdout.split("\0").filter((file) => file !== "" && !gone.has(file));
}
