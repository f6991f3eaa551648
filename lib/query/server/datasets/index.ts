import type { Dataset } from "#lib/core/server/sync/dataset.ts";
import { storedQueriesDataset } from "./stored-queries.ts";

/** What the query page shows of AWS beside answers. */
export const queryDatasets: readonly Dataset[] = [storedQueriesDataset];
