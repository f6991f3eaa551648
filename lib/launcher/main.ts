import path from "node:path";
import { check } from "./check.ts";
import { runTests } from "./run-tests.ts";
import { script } from "./script.ts";
import { start } from "./start.ts";

const root = path.resolve(import.meta.dirname, "../..");
const [command = "", ...args] = process.argv.slice(2);

const usage =
  "Usage: npm start | npm run dev | npm test | npm run check | npm run bench | npm run iam-policy | npm run emulator";

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
process.once("disconnect", () => stopping.abort());
process.channel?.unref();

try {
  process.exitCode = await dispatch();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
process.disconnect?.();

async function dispatch(): Promise<number> {
  const say = (text: string) => console.log(text);
  switch (command) {
    case "start":
    case "dev":
      return start({ root, mode: command, signal: stopping.signal, say });
    case "test":
      return runTests({ root, node: process.execPath, signal: stopping.signal, only: args });
    case "check":
      return check(args);
    case "emulator":
      return script(root, "lib/emulator/main.ts", args, stopping.signal);
    case "bench":
      return script(root, "lib/bench/main.ts", args, stopping.signal);
    case "iam-policy":
      return script(root, "lib/core/server/iam-policy-main.ts", args, stopping.signal);
    default:
      console.error(usage);
      return 2;
  }
}
