import type { RememberedLists } from "#components/shared/local-list/remembered-lists.ts";

/** What the lists of the rules page are given. */
export interface RulesListProps<Input> {
  input: Input;
  remembered: RememberedLists;
}

/** The page of one rule, likewise. */
export const rulePage = "rule";
export const rulePageListNames = ["config-rule-places"] as const;

/** The page of these lists in `/api/views` and in cookies. */
export const rulesPage = "rules";
export const rulesListNames = [
  "config-rules",
  "conformance-packs",
  "config-recording",
  "config-aggregators",
] as const;
