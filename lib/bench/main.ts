import path from "node:path";
import { parseArgs } from "node:util";
import type { Bench } from "./bench.ts";
import { backfillBench } from "./benches/backfill.ts";
import { browserBench } from "./benches/browser.ts";
import { changesBench } from "./benches/changes.ts";
import { configDiffBench } from "./benches/config-diff.ts";
import { configReadsBench } from "./benches/config-reads.ts";
import { memoryBench } from "./benches/memory.ts";
import { patchReadsBench } from "./benches/patch-reads.ts";
import { patchSyncBench } from "./benches/patch-sync.ts";
import { readersBench } from "./benches/readers.ts";
import { readsBench } from "./benches/reads.ts";
import { syncBench } from "./benches/sync.ts";
import { warmBench } from "./benches/warm.ts";
import { fill } from "./collect.ts";
import { type BenchResult, overBudget, table } from "./report.ts";
import { scale, startStack } from "./stack.ts";

const benches: readonly Bench[] = [
  configDiffBench,
  backfillBench,
  syncBench,
  patchSyncBench,
  readsBench,
  patchReadsBench,
  readersBench,
  warmBench,
  browserBench,
  memoryBench,
  changesBench,
  configReadsBench,
];

const { values } = parseArgs({
  options: { only: { type: "string", multiple: true }, json: { type: "boolean" }, help: { type: "boolean" } },
});
const names = benches.map((bench) => bench.name);
const unknown = values.only?.filter((name) => !names.includes(name)) ?? [];
if (values.help || unknown.length > 0) {
  console.error(`Usage: npm run bench -- [--only NAME]… [--json]\nNames: ${names.join(", ")}`);
  process.exit(values.help ? 0 : 2);
}

const chosen = benches.filter((bench) => values.only?.includes(bench.name) ?? true);
const say = (text: string) => console.error(text);
say(`${scale.nodes} nodes, ${scale.accounts} accounts × ${scale.regions} Regions`);
const stack = await startStack(path.resolve(import.meta.dirname, "../.."), say);
const results: BenchResult[] = [];
try {
  let filled = false;
  for (const bench of chosen) {
    if (bench.needs === "data" && !filled) {
      await Promise.all([fill({ stack, say }), stack.buildWeb()]);
      await stack.startWeb();
      filled = true;
    }
    const startedAt = performance.now();
    results.push({ bench: bench.name, figures: await bench.run({ stack, say }) });
    say(`${bench.name} took ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }
} finally {
  await stack.stop();
}
const over = results.flatMap((result) => result.figures).filter(overBudget).length;
console.log(values.json ? JSON.stringify({ scale, results }, null, 2) : table(results));
say(over === 0 ? "Every budget is kept." : `${over} figures are over their budgets.`);
