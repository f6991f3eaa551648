import type { Dataset } from "#lib/core/server/sync/dataset.ts";
import { commandInvocationsDataset } from "./command-invocations.ts";
import { maintenanceWindowsDataset } from "./maintenance-windows.ts";
import { patchCommandsDataset } from "./patch-commands.ts";
import { windowExecutionsDataset } from "./window-executions.ts";

/** Datasets of runs and windows, most wanted first. */
export const runDatasets: readonly Dataset[] = [
  maintenanceWindowsDataset,
  windowExecutionsDataset,
  patchCommandsDataset,
  commandInvocationsDataset,
];
