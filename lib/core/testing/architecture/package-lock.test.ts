import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./source-files.ts";

const read = (file: string) => readFileSync(path.join(root, file), "utf8");

describe("the package lock", () => {
  it("names no registry, so that every machine installs from its own", () => {
    const lock: { packages: Record<string, { resolved?: string; funding?: unknown }> } = JSON.parse(
      read("package-lock.json"),
    );
    const addressed = Object.entries(lock.packages).filter(([, { funding, ...entry }]) =>
      /"(https?|file|git\+\w+):/.test(JSON.stringify(entry)),
    );
    expect(addressed.map(([name]) => name)).toEqual([]);
  });

  it("pins every package of package.json to one version", () => {
    const manifest: Record<
      "dependencies" | "devDependencies" | "optionalDependencies",
      Record<string, string>
    > = JSON.parse(read("package.json"));
    const loose = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    }).filter(([, version]) => !/^(npm:(@?[\w/-]+)@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });
});
