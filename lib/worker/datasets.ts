import { configDatasets, pastDatasets } from "#lib/aws-config/server/datasets/index.ts";
import { ruleDatasets } from "#lib/aws-config/server/datasets/rules.ts";
import { trailDatasets } from "#lib/aws-config/server/datasets/trail.ts";
import { ruleCountsProjection, ruleSamplers } from "#lib/aws-config/server/rules/rule-counts.ts";
import { accountsDataset } from "#lib/core/server/datasets/accounts.ts";
import { regionsDataset } from "#lib/core/server/datasets/regions.ts";
import type { Dataset, Projection } from "#lib/core/server/sync/dataset.ts";
import type { Sampler } from "#lib/core/server/sync/samples.ts";
import { fleetDatasets } from "#lib/fleet/server/datasets/index.ts";
import { fleetProjection, fleetTextProjection } from "#lib/fleet/server/fleet-projection.ts";
import { fleetSamplers } from "#lib/fleet/server/fleet-samplers.ts";
import { patchDatasets } from "#lib/patch/server/datasets/index.ts";
import { runDatasets } from "#lib/patch/server/datasets/runs.ts";
import { patchCountsProjection } from "#lib/patch/server/patch-counts.ts";
import { queryDatasets } from "#lib/query/server/datasets/index.ts";

/** Everything that is collected, most wanted first. */
export const datasets: readonly Dataset[] = [
  accountsDataset,
  regionsDataset,
  ...fleetDatasets,
  ...patchDatasets,
  ...runDatasets,
  ...configDatasets,
  ...ruleDatasets,
  ...trailDatasets,
  ...queryDatasets,
  ...pastDatasets,
];

export const projections: readonly Projection[] = [
  fleetProjection,
  fleetTextProjection,
  patchCountsProjection,
  ruleCountsProjection,
];

/** What is counted for the trend. */
export const samplers: readonly Sampler[] = [...fleetSamplers, ...ruleSamplers];
