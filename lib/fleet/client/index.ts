export {
  activationsQuery,
  agentsQuery,
  facetsQuery,
  nodesQuery,
  suggestQuery,
  unmanagedQuery,
} from "./list-queries.ts";
export { nodeInventoryQuery, nodeQuery, nodeRawQuery, nodeTimelineQuery } from "./node-queries.ts";
