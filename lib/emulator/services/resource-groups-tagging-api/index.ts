import type { ServiceHandlers } from "../../wire/handler.ts";
import { getResources } from "./get-resources.ts";
import { getTagKeys } from "./get-tag-keys.ts";
import { getTagValues } from "./get-tag-values.ts";

/** The Resource Groups Tagging API, as far as it is emulated. */
export const taggingHandlers: ServiceHandlers = {
  GetResources: getResources,
  GetTagKeys: getTagKeys,
  GetTagValues: getTagValues,
};
