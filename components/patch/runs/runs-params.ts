import {
  createLoader,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { scopeParsers } from "#lib/core/client/scope-params.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { invocationOutcome, type RunInput, type RunsInput, runStarter } from "#lib/patch/contract/runs.ts";
import { patchOperation } from "#lib/patch/contract/windows.ts";

/** Rows on one page. */
export const pageSize = 100;
/** Days that the reader may choose from. */
export const daysBack = [1, 7, 30, 90] as const;
export const daysAhead = [7, 14, 30, 90] as const;
export const runTabs = ["runs", "upcoming", "windows", "uncovered"] as const;

/** What the address of the list holds beside the scope. */
export const runsParsers = {
  tab: parseAsStringLiteral(runTabs).withDefault("runs"),
  days: parseAsInteger.withDefault(30),
  ahead: parseAsInteger.withDefault(30),
  operation: parseAsStringLiteral(patchOperation.options),
  by: parseAsStringLiteral(runStarter.options),
  outcome: parseAsStringLiteral(invocationOutcome.options),
  show: parseAsStringLiteral(["patch", "all"]).withDefault("patch"),
  find: parseAsString.withDefault(""),
  sort: parseAsString.withDefault("operation,-started"),
  page: parseAsInteger.withDefault(1),
  /** Columns as `formatColumns` writes them. */
  cols: parseAsString,
  open: parseAsString,
};
export type RunsParams = inferParserType<typeof runsParsers>;

export const loadRunsParams = createLoader({ ...scopeParsers, ...runsParsers });

/** The query of one page of runs; the same on the server and in the browser. */
export function runsInput(scope: ScopeQuery, params: RunsParams): RunsInput {
  return {
    ...scope,
    days: within(params.days),
    search: params.find,
    sort: params.sort,
    limit: pageSize,
    offset: offsetOf(params.page),
    ...(params.operation && { operation: params.operation }),
    ...(params.by && { startedBy: params.by }),
    ...(params.outcome && { outcome: params.outcome }),
  };
}

/** Days as the API takes them. */
export const within = (days: number): number => Math.min(90, Math.max(1, days));

/** What the address of one run holds beside the scope. */
export const runParsers = {
  outcome: parseAsStringLiteral(invocationOutcome.options),
  find: parseAsString.withDefault(""),
  sort: parseAsString.withDefault("outcome,name"),
  page: parseAsInteger.withDefault(1),
  node: parseAsString,
};

export const loadRunParams = createLoader({ ...scopeParsers, ...runParsers });

/** The query of one page of a run's nodes. */
export function runInput(
  run: string,
  { tag, asOf }: Pick<ScopeQuery, "tag" | "asOf">,
  params: Pick<inferParserType<typeof runParsers>, "outcome" | "find" | "sort" | "page">,
): RunInput {
  return {
    run,
    ...(tag !== undefined && { tag }),
    ...(asOf !== undefined && { asOf }),
    search: params.find,
    sort: params.sort,
    limit: pageSize,
    offset: offsetOf(params.page),
    ...(params.outcome && { outcome: params.outcome }),
  };
}

const offsetOf = (page: number): number => (Math.min(Math.max(1, page), 10_000) - 1) * pageSize;
