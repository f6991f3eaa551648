import { createLoader, parseAsBoolean, parseAsStringLiteral } from "nuqs/server";
import { scopeParsers } from "#lib/core/client/scope-params.ts";
import { dimensions } from "#lib/patch/contract/dimensions.ts";
import { groupSorts } from "#lib/patch/domain/sort-groups.ts";

export const overviewTabs = ["state", "overdue", "velocity"] as const;

/** What the address holds beside the scope. */
export const overviewParsers = {
  tab: parseAsStringLiteral(overviewTabs).withDefault("state"),
  by: parseAsStringLiteral(dimensions).withDefault("account"),
  sort: parseAsStringLiteral(groupSorts).withDefault("attention"),
  ascending: parseAsBoolean.withDefault(false),
  scale: parseAsStringLiteral(["share", "nodes"]).withDefault("share"),
  all: parseAsBoolean.withDefault(false),
  days: parseAsStringLiteral(["30", "90"]).withDefault("30"),
  bucket: parseAsStringLiteral(["day", "hour"]).withDefault("day"),
};

export const loadOverviewParams = createLoader({ ...scopeParsers, ...overviewParsers });
