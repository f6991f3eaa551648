import "server-only";

export { exportNodes } from "./export-nodes.ts";
export { getNode } from "./get-node.ts";
export { listActivations } from "./list-activations.ts";
export { listAgents } from "./list-agents.ts";
export { listFacets } from "./list-facets.ts";
export { listNodes, listNodesSql } from "./list-nodes.ts";
export { listUnmanaged } from "./list-unmanaged.ts";
export { nodeInventory } from "./node-inventory.ts";
export { nodeRaw } from "./node-raw.ts";
export { selectNodes } from "./node-selection.ts";
export { nodeTimeline } from "./node-timeline.ts";
export { suggest } from "./suggest.ts";
