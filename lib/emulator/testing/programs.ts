import { execFile, execFileSync } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import path from "node:path";

/** What a program printed, and how it ended. */
export interface Finished {
  code: number;
  output: string;
  errors: string;
}

/** Every program of that name on the PATH, once each. */
export function programsNamed(name: string): string[] {
  const candidates = (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name));
  const real = candidates.flatMap((file) => {
    try {
      accessSync(file, constants.X_OK);
      return [realpathSync(file)];
    } catch {
      return [];
    }
  });
  return [...new Set(real)];
}

/** First line of what `program ...args` prints, or undefined when it fails. */
export function firstLine(program: string, ...args: string[]): string | undefined {
  try {
    const text = execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return text.split("\n")[0];
  } catch {
    return undefined;
  }
}

/** This process's environment without its AWS settings, and with those given. */
export function cleanEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_")));
  return { ...clean, ...env } as NodeJS.ProcessEnv;
}

/** Runs a program to its end with nothing of this process's AWS settings. */
export function run(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Finished> {
  return new Promise((resolve) => {
    const options = { env: cleanEnvironment(env), maxBuffer: 64 * 1024 * 1024 };
    execFile(program, [...args], options, (error, output, errors) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ code, output, errors });
    });
  });
}
