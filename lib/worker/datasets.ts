import { accountsDataset } from "#lib/core/server/datasets/accounts.ts";
import { regionsDataset } from "#lib/core/server/datasets/regions.ts";
import type { Dataset, Projection } from "#lib/core/server/sync/dataset.ts";
import { fleetDatasets } from "#lib/fleet/server/datasets/index.ts";
import { fleetProjection } from "#lib/fleet/server/fleet-projection.ts";

/** Everything that is collected, most wanted first. */
export const datasets: readonly Dataset[] = [accountsDataset, regionsDataset, ...fleetDatasets];

export const projections: readonly Projection[] = [fleetProjection];
