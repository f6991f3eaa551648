import { spawn } from "node:child_process";
import path from "node:path";
import { watchArguments } from "./watch-arguments.ts";

/** Runs one of the project's programs in the foreground and returns its exit code. */
export async function script(
  root: string,
  file: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--conditions=react-server", ...watchArguments(), path.join(root, file), ...args],
      {
        cwd: root,
        stdio: ["inherit", "inherit", "inherit", "ipc"],
      },
    );
    signal.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
