import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { windowDatasets } from "#lib/patch/contract/query-keys.ts";
import type { WindowsInput, WindowsOutput } from "#lib/patch/contract/windows.ts";
import { readWindows } from "./read-windows.ts";

/** Maintenance windows with their next runs and what their install tasks reach. */
export const listWindows = sharedRead("patch-windows", read, windowDatasets);

async function read(ctx: VerbContext, input: WindowsInput): Promise<WindowsOutput> {
  const [windows, freshness] = await Promise.all([
    readWindows(ctx, input),
    scopeFreshness(ctx, windowDatasets, input),
  ]);
  const all = windows.map(({ window }) => window);
  const patching = all.filter(({ operations }) => operations.length > 0);
  const rows = input.show === "all" ? all : patching;
  return { rows, total: all.length, hidden: all.length - rows.length, freshness };
}
