import type { Dataset } from "#lib/core/server/sync/dataset.ts";
import { cloudTrailEventsDataset } from "./cloudtrail-events.ts";
import { cloudTrailTrailsDataset } from "./cloudtrail-trails.ts";

/** CloudTrail's datasets, most wanted first. */
export const trailDatasets: readonly Dataset[] = [cloudTrailEventsDataset, cloudTrailTrailsDataset];
