import { type inferParserType, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { ListRulesInput, RuleResourcesInput } from "#lib/aws-config/contract/rules.ts";

export const rulesTabs = ["rules", "packs", "recording", "aggregators"] as const;

/** What the address of the rules page holds besides the scope and the list of its tab. */
export const rulesParsers = { tab: parseAsStringLiteral(rulesTabs).withDefault("rules") };

export const rulePageTabs = ["resources", "places"] as const;

export const ruleResults = ["NON_COMPLIANT", "COMPLIANT", "NOT_APPLICABLE"] as const;

/** Resources on one page. */
export const pageSize = 50;

/** What the address of one rule holds besides the scope: its list of resources. */
export const rulePageParsers = {
  tab: parseAsStringLiteral(rulePageTabs).withDefault("resources"),
  compliance: parseAsStringLiteral(ruleResults).withDefault("NON_COMPLIANT"),
  type: parseAsString,
  find: parseAsString.withDefault(""),
  sort: parseAsString.withDefault("-since"),
  /** Columns as `formatColumns` writes them. */
  cols: parseAsString,
  page: parseAsInteger.withDefault(1),
};
export type RulePageParams = inferParserType<typeof rulePageParsers>;

/** The query of one page of a rule's resources. */
export function ruleResourcesInputOf(
  input: ListRulesInput,
  rule: string,
  { compliance, type, find, sort, page }: RulePageParams,
): RuleResourcesInput {
  return {
    ...{ ...input, rule, compliance, search: find, sort, limit: pageSize },
    offset: (Math.min(Math.max(1, page), 10_000) - 1) * pageSize,
    ...(type !== null && { type }),
  };
}
