import "server-only";

export { cancelConfigRun } from "./config-runs/cancel-run.ts";
export { configCatalog } from "./config-runs/config-catalog.ts";
export { getConfigRun } from "./config-runs/get-run.ts";
export { startConfigRun } from "./config-runs/start-run.ts";
export { listQueryViews } from "./read-model/list-query-views.ts";
export { runStatement } from "./read-model/run-statement.ts";
