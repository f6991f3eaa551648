import "server-only";

export { listFacets } from "./list-facets.ts";
export { listNodes } from "./list-nodes.ts";
export { suggest } from "./suggest.ts";
