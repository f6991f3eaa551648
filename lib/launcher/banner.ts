import type { Env } from "#lib/core/server/env.ts";

export interface BannerFacts {
  settings: Env;
  link: string;
  dataDirectory: string;
  database: string;
  endpoint: string | undefined;
}

/** What a start ends with: where to click, what is looked at, where things are, and how to go on. */
export function banner({ settings, link, dataDirectory, database, endpoint }: BannerFacts): string {
  const rows: [string, string][] = [
    ["Open", link],
    ["", "The link signs in once. `npm start` in a second terminal prints another."],
    ["Target", target(settings, endpoint)],
    ["Data", `${dataDirectory}`],
    ["", database],
  ];
  if (settings.YAGURA_TARGET === "emulator") {
    rows.push([
      "AWS",
      "YAGURA_TARGET=aws npm start  (read-only, with your AWS credentials; see docs/aws-accounts.md)",
    ]);
  }
  if (!["127.0.0.1", "localhost", "::1"].includes(settings.YAGURA_HOST)) {
    rows.push(["Note", `Other machines can reach it: YAGURA_HOST is ${settings.YAGURA_HOST}.`]);
  }
  rows.push(["Stop", "Ctrl-C"]);
  const lines = rows.map(([label, text]) => `  ${label.padEnd(8)}${text}`);
  return `\nYagura is ready.\n\n${lines.join("\n")}\n`;
}

function target(settings: Env, endpoint: string | undefined): string {
  const mode = settings.YAGURA_WRITE === "on" ? "writing allowed" : "read-only";
  switch (settings.YAGURA_TARGET) {
    case "emulator": {
      const nodes = settings.YAGURA_EMULATOR_NODES.toLocaleString("en");
      const scopes = `${settings.YAGURA_EMULATOR_ACCOUNTS} accounts × ${settings.YAGURA_EMULATOR_REGIONS} Regions`;
      return `emulator, ${nodes} nodes, ${scopes} (${endpoint ?? ""})`;
    }
    case "endpoint":
      return `endpoint ${endpoint ?? ""}, ${mode}`;
    case "aws":
      return `AWS, ${mode}`;
  }
}
