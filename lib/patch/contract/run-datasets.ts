/** Datasets that lists of runs rest on. */
export const runDatasetNames = [
  "accounts",
  "window-executions",
  "patch-commands",
  "command-invocations",
  "patch-states",
] as const;

/** Datasets that windows and what they reach rest on. */
export const windowDatasetNames = [
  "accounts",
  "maintenance-windows",
  "window-executions",
  "managed-nodes",
] as const;

/** Datasets that tell which nodes no window covers. */
export const coverDatasetNames = [
  "accounts",
  "maintenance-windows",
  "managed-nodes",
  "resource-tags",
] as const;
