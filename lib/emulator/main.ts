import { parseArgs } from "node:util";
import { publishedLimits } from "./control/published-limits.ts";
import { scenarioOptions } from "./scenarios/scenarios.ts";
import { createEmulator, type EmulatorOptions } from "./server.ts";
import { userAccessKey } from "./wire/credentials.ts";

const usage = `Usage: node lib/emulator/main.ts [options]
  --port N          TCP port; 0, the default, takes one that is free
  --host ADDRESS    address to listen on; 127.0.0.1 by default
  --scenario NAME   named world: organization (default), single-account, empty or hostile
  --nodes N         managed nodes in all, 0 to 500000
  --seed TEXT       another seed makes another organisation
  --accounts N      1 to 500
  --regions N       1 to 30
  --latency MS      milliseconds that every call takes
  --limits WHICH    aws (default): throttle at the rates that AWS publishes; none: never throttle
  --json            print the ready line as JSON`;

function fail(message: string): never {
  console.error(`emulator: ${message}`);
  process.exit(1);
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
    fail(`--${name} takes a whole number, not "${text}"`);
  return value;
}

function readOptions(): { options: EmulatorOptions; json: boolean } {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      port: text,
      host: text,
      scenario: text,
      nodes: text,
      seed: text,
      accounts: text,
      regions: text,
      latency: text,
      limits: text,
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help === true) {
    console.log(usage);
    process.exit(0);
  }
  const { scenario, seed, limits = "aws" } = values;
  if (limits !== "aws" && limits !== "none") fail(`--limits takes aws or none, not "${limits}"`);
  const world = scenarioOptions(scenario ?? "organization", {
    ...given("seed", seed),
    ...given("nodes", wholeNumber("nodes", values.nodes)),
    ...given("accounts", wholeNumber("accounts", values.accounts)),
    ...given("regions", wholeNumber("regions", values.regions)),
  });
  const options = {
    ...world,
    port: wholeNumber("port", values.port) ?? 0,
    limits: limits === "aws" ? publishedLimits : {},
    ...given("host", values.host),
    ...given("latencyMs", wholeNumber("latency", values.latency)),
  };
  return { options, json: values.json === true };
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value });
}

function explain(error: unknown, port: number | undefined): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return `port ${port} is already in use; choose another with --port, or 0 for a free one`;
  if (code === "EACCES")
    return `port ${port} may not be opened by this user; choose one above 1023 with --port`;
  return error.message;
}

async function main(): Promise<void> {
  const { options, json } = readOptions();
  const emulator = await createEmulator(options).catch((error: unknown) =>
    fail(explain(error, options.port)),
  );
  const { nodes, accounts, regions, seed } = emulator.world.options;
  const accessKeyId = userAccessKey(emulator.world.organization().masterAccountId);
  const stop = (): void => {
    void emulator.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  const facts = { url: emulator.url, port: emulator.port, accessKeyId, nodes, accounts, regions, seed };
  console.log(
    json
      ? JSON.stringify({ ready: true, ...facts })
      : `Emulator ready at ${emulator.url}: ${nodes} nodes, ${accounts} accounts × ${regions} Regions, access key ${accessKeyId}`,
  );
}

await main().catch((error: unknown) => fail(`${explain(error, undefined)}\n${usage}`));
