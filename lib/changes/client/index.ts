export {
  burstQuery,
  changeFacetsQuery,
  changeHistogramQuery,
  changeQuery,
  changesQuery,
  suggestChangesQuery,
} from "./change-queries.ts";
