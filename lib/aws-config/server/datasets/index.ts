import type { Dataset } from "#lib/core/server/sync/dataset.ts";
import { configAggregatorSourcesDataset, configAggregatorsDataset } from "./config-aggregators.ts";
import { historyDataset } from "./config-history.ts";
import { configRecordersDataset } from "./config-recorders.ts";
import { configResourcesDataset } from "./config-resources.ts";

/** What AWS Config has now, most wanted first. */
export const configDatasets: readonly Dataset[] = [
  configRecordersDataset,
  configAggregatorsDataset,
  configAggregatorSourcesDataset,
  configResourcesDataset,
];

/** What can wait for everything that is now. */
export const pastDatasets: readonly Dataset[] = [historyDataset()];
