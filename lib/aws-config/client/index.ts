export {
  recordingQuery,
  resourceFacetsQuery,
  resourceItemsQuery,
  resourceQuery,
  resourcesQuery,
  resourceTimelineQuery,
  resourceTypesQuery,
  suggestResourcesQuery,
} from "./resource-queries.ts";
