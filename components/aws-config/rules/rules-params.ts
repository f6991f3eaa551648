import { parseAsStringLiteral } from "nuqs/server";

export const rulesTabs = ["rules", "packs", "recording", "aggregators"] as const;

/** What the address of the rules page holds besides the scope and the list of its tab. */
export const rulesParsers = { tab: parseAsStringLiteral(rulesTabs).withDefault("rules") };

export const rulePageParsers = {
  compliance: parseAsStringLiteral(["NON_COMPLIANT", "COMPLIANT", "NOT_APPLICABLE"] as const).withDefault(
    "NON_COMPLIANT",
  ),
};
