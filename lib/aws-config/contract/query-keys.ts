/** Datasets that a list of resources rests on. */
export const resourceDatasets = ["config-resources", "config-recorders"] as const;

/** Datasets that a resource's own page rests on: earlier items arrive by themselves. */
export const resourcePageDatasets = [...resourceDatasets, "config-history"] as const;

/** Datasets that the state of recording rests on. */
export const recordingDatasets = [
  "accounts",
  "config-recorders",
  "config-resources",
  "config-history",
] as const;

export const aggregatorDatasets = ["accounts", "config-aggregators", "config-aggregator-sources"] as const;
