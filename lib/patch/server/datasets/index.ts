import type { Dataset } from "#lib/core/server/sync/dataset.ts";
import { effectivePatchesDataset } from "./effective-patches.ts";
import { nodePatchesDataset } from "./node-patches.ts";
import { patchBaselinesDataset } from "./patch-baselines.ts";
import { patchCatalogDataset } from "./patch-catalog.ts";
import { patchGroupsDataset } from "./patch-groups.ts";
import { patchStatesDataset } from "./patch-states.ts";

/** The datasets of patch compliance, most wanted first. */
export const patchDatasets: readonly Dataset[] = [
  patchStatesDataset,
  nodePatchesDataset,
  patchBaselinesDataset,
  patchGroupsDataset,
  patchCatalogDataset,
  effectivePatchesDataset,
];
