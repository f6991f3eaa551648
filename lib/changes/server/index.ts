import "server-only";

export { changeFacets } from "./change-facets.ts";
export { changeHistogram } from "./change-histogram.ts";
export { exportChanges } from "./export-changes.ts";
export { getChange } from "./get-change.ts";
export { listChanges } from "./list-changes.ts";
export { suggestChanges } from "./suggest-changes.ts";
