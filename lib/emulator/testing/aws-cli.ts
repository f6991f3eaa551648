import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { cleanEnvironment, type Finished, run } from "./programs.ts";

/** Runs AWS CLI commands, one after the other. */
export interface AwsCli {
  ask: (args: readonly string[]) => Promise<Finished>;
  close: () => void;
}

/** Gives each command, an array in JSON on a line, to the CLI's own entry, and prints how it went in the same manner. */
const driver = `
import io, json, sys
from awscli.clidriver import create_clidriver
answers = sys.stdout
for line in sys.stdin:
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    sys.stdout, sys.stderr = streams
    try:
        code = create_clidriver().main(json.loads(line))
    except SystemExit as end:
        code = end.code
    for stream in streams:
        stream.flush()
    output, errors = (stream.buffer.getvalue().decode() for stream in streams)
    answers.write(json.dumps({"code": code, "output": output, "errors": errors}) + "\\n")
    answers.flush()
`;

/**
 * A CLI that is a script of Python, as Debian packages it, stays for all commands, because a start of it takes longer than
 * most answers; any other one is started for each.
 */
export function openAwsCli(program: string, env: Record<string, string>): AwsCli {
  const python = /^#!(\S*python[\d.]*)\n/.exec(readFileSync(program, "latin1").slice(0, 200))?.[1];
  if (python === undefined) return { ask: (args) => run(program, args, env), close: () => undefined };
  const child = spawn(python, ["-c", driver], {
    env: cleanEnvironment(env),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (args) => {
      child.stdin.write(`${JSON.stringify(args)}\n`);
      const { done, value } = await lines.next();
      if (done) throw new Error(`${program} has ended`);
      return JSON.parse(value) as Finished;
    },
    close: () => child.stdin.end(),
  };
}
