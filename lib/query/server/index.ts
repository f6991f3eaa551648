import "server-only";

export { listQueryViews } from "./read-model/list-query-views.ts";
export { runStatement } from "./read-model/run-statement.ts";
