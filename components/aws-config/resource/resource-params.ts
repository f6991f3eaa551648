import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { diffModes } from "../diff/diff-modes.ts";

export const resourceTabs = ["configuration", "timeline", "relationships", "rules", "raw"] as const;
export type ResourceTab = (typeof resourceTabs)[number];

/** What the address of a resource's page holds besides the scope. */
export const resourceParsers = {
  tab: parseAsStringLiteral(resourceTabs).withDefault("configuration"),
  /** Kinds of the timeline that are shown; none is all. */
  kinds: parseAsArrayOf(parseAsString).withDefault([]),
  /** The part of the timeline that is shown, as ISO instants. */
  from: parseAsString,
  until: parseAsString,
  /** Two points of the history whose difference is shown: ids of items. */
  before: parseAsString,
  after: parseAsString,
  mode: parseAsStringLiteral(diffModes).withDefault("inline"),
};
