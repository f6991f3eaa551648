import type { ChangesInput } from "#lib/changes/contract/events.ts";
import type { ChangesWindow } from "#lib/changes/contract/window.ts";
import { type EventField, eventRegistry } from "#lib/changes/domain/event-fields.ts";
import { resolveWindow } from "#lib/changes/domain/window.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { conjuncts } from "#lib/core/domain/filter/conjuncts.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import { scopeSql, visibleAccounts } from "#lib/core/server/scope-sql.ts";
import { filterSql } from "#lib/core/server/sql/filter-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readFilter } from "#lib/core/server/sql/read-filter.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { eventFilterColumns, narrowingSql } from "./event-filter.ts";

/** A question about events, read once: window, filter and scope. */
export interface EventSelection {
  window: ChangesWindow;
  predicates: readonly Predicate<EventField>[];
  /** Fields that the scope asks about. */
  scoped: readonly string[];
  /** Whether the index of words narrows it. */
  narrowed: boolean;
  /** Whether scope and filter are all that it asks about, so that rows with an event's members can stand for events. */
  byMembers: boolean;
  /** What scope and filter ask of the members of the relation `alias`. */
  members: (
    alias: string,
    parameters: SqlParameters,
    predicates?: readonly Predicate<EventField>[],
  ) => string;
  /** What must hold for events of the relation `alias`. */
  where: (alias: string, parameters: SqlParameters, options?: WhereOptions) => string;
}

interface WhereOptions {
  /** In place of all of the filter. */
  predicates?: readonly Predicate<EventField>[];
  /** `false` where every event of the time is read, in its order: words are compared, and not looked up. */
  byWords?: boolean;
}

/**
 * Which events a question is about.
 * @throws {AppError} `bad_request` for a filter that cannot be read, and for a window without a length.
 */
export function selectEvents(ctx: VerbContext, input: ChangesInput): EventSelection {
  const window = resolveWindow(input, momentOf(ctx, input.asOf));
  if (window === null) throw new AppError("bad_request", "The window ends before it begins.");
  const predicates = conjuncts(readFilter(input.filter, eventRegistry, momentOf(ctx, input.asOf)).predicate);
  const scope = { accounts: input.accounts, regions: input.regions };
  const members: EventSelection["members"] = (alias, parameters, own = predicates) =>
    [
      "true",
      ...scopeSql(ctx.actor, scope, alias, parameters),
      ...own.map((item) => filterSql(item, eventFilterColumns(alias), parameters)),
    ].join(" and ");
  const where: EventSelection["where"] = (alias, parameters, options = {}) => {
    const { predicates: own = predicates, byWords = true } = options;
    const conditions = [
      `${alias}.at >= ${parameters.add(window.from, "timestamptz")}`,
      `${alias}.at < ${parameters.add(window.to, "timestamptz")}`,
      ...scopeSql(ctx.actor, scope, alias, parameters),
      ...(input.tag ? [taggedSql(ctx, input, alias, parameters)] : []),
      ...(byWords ? own.flatMap((item) => narrowingSql(item, alias, parameters) ?? []) : []),
      ...own.map((item) => filterSql(item, eventFilterColumns(alias, byWords), parameters)),
    ];
    if (input.burst !== undefined)
      conditions.push(`${alias}.burst = ${parameters.add(input.burst, "bigint")}`);
    return conditions.join(" and ");
  };
  const narrowed = predicates.some(
    (item) => item.kind === "text" || narrowingSql(item, "e", new SqlParameters()) !== null,
  );
  const scoped = [
    ...(visibleAccounts(ctx.actor, input.accounts) === undefined ? [] : ["account"]),
    ...(input.regions === undefined ? [] : ["region"]),
  ];
  const byMembers = !input.tag && input.burst === undefined;
  return { window, predicates, scoped, narrowed, byMembers, members, where };
}

/** Events have no tags: those of nodes and recorded resources that have the tag now, or had it last. */
function taggedSql(ctx: VerbContext, input: ChangesInput, alias: string, parameters: SqlParameters): string {
  const tagged = (key: string, table: string) =>
    `select t.account_id, t.region, t.${key} from ${table} t where ${scopeSql(ctx.actor, input, "t", parameters).join(" and ")}`;
  return `(${alias}.account_id, ${alias}.region, ${alias}.resource_id) in (
    ${tagged("node_id", "fleet_nodes")} union all ${tagged("resource_id", "config_resources")})`;
}

/** The moment that windows end at and that durations in a filter count from. */
export function momentOf(ctx: VerbContext, asOf: string | undefined): Date {
  return asOf === undefined ? ctx.now() : new Date(asOf);
}
