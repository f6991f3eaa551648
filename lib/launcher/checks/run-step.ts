import { spawn } from "node:child_process";

/** How one step ended. `output` is what a person needs to mend it; empty when all is well. */
export interface StepResult {
  ok: boolean;
  output: string;
}

export interface Step {
  name: string;
  run: () => Promise<StepResult>;
}

/** Runs a program with this Node and keeps what it prints. */
export function runNode(root: string, args: readonly string[]): Promise<StepResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** A step made of a list of problems. */
export const listStep = (problems: readonly string[]): StepResult => ({
  ok: problems.length === 0,
  output: problems.join("\n"),
});
