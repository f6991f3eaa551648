import { type Aggregate, isAggregate, type Literal, type Property, type Query } from "./query.ts";
import { compareValues, type QueryItem, valuesAt } from "./values.ts";

/** What was seen of one property within one group. */
interface Tally {
  count: number;
  sum: number;
  min: Literal | undefined;
  max: Literal | undefined;
}

interface Group {
  keys: readonly Literal[];
  tallies: Map<string, Tally>;
}

/** Gathers items into groups; asked for its results once all have been added. */
export class Aggregation {
  #query: Query;
  #aggregates: readonly Aggregate[];
  #groups = new Map<string, Group>();

  constructor(query: Query) {
    this.#query = query;
    const columns = [...query.columns, ...query.orderBy.map(({ column }) => column)];
    const byName = new Map(columns.filter(isAggregate).map((column) => [column.name, column]));
    this.#aggregates = [...byName.values()];
    if (query.groupBy.length === 0) this.#group([]);
  }

  /** An item counts once in each group that it has a value of; without one it counts nowhere. `times`: so many alike. */
  add(item: QueryItem, times = 1): void {
    let keys: Literal[][] = [[]];
    for (const { path } of this.#query.groupBy) {
      const values = new Set(valuesAt(item, path));
      keys = keys.flatMap((key) => [...values].map((value) => [...key, value]));
    }
    for (const key of keys) {
      const { tallies } = this.#group(key);
      for (const aggregate of this.#aggregates) {
        const tally = tallies.get(aggregate.name) ?? { count: 0, sum: 0, min: undefined, max: undefined };
        tallies.set(aggregate.name, tally);
        if (aggregate.property === undefined) tally.count += times;
        else addTo(tally, valuesAt(item, aggregate.property.path));
      }
    }
  }

  /** One result a group, in the order that the query asks for, else by the groups' own values. */
  results(): QueryItem[] {
    const groups = [...this.#groups.values()].sort((a, b) => this.#compare(a, b));
    return groups.map((group) => {
      const result: Record<string, unknown> = {};
      for (const column of this.#query.columns) {
        if (isAggregate(column)) result[column.name] = resultOf(group, column);
        else place(result, column, this.#keyOf(group, column));
      }
      return result;
    });
  }

  #group(keys: readonly Literal[]): Group {
    const id = JSON.stringify(keys);
    let group = this.#groups.get(id);
    if (group === undefined) {
      group = { keys, tallies: new Map() };
      this.#groups.set(id, group);
    }
    return group;
  }

  #keyOf(group: Group, { name }: Property): Literal | undefined {
    return group.keys[this.#query.groupBy.findIndex((property) => property.name === name)];
  }

  #compare(a: Group, b: Group): number {
    for (const { column, descending } of this.#query.orderBy) {
      const [left, right] = isAggregate(column)
        ? [resultOf(a, column), resultOf(b, column)]
        : [this.#keyOf(a, column), this.#keyOf(b, column)];
      const order = left === undefined || right === undefined ? 0 : compareValues(left, right);
      if (order !== 0) return descending ? -order : order;
    }
    for (const [index, key] of a.keys.entries()) {
      const order = compareValues(key, b.keys[index] ?? key);
      if (order !== 0) return order;
    }
    return 0;
  }
}

function addTo(tally: Tally, values: readonly Literal[]): void {
  if (values.length > 0) tally.count += 1;
  for (const value of values) {
    const number = Number(value);
    if (!Number.isNaN(number)) tally.sum += number;
    if (tally.min === undefined || compareValues(value, tally.min) < 0) tally.min = value;
    if (tally.max === undefined || compareValues(value, tally.max) > 0) tally.max = value;
  }
}

/** Undefined where the group has no value of the property; a count is then zero. */
function resultOf(group: Group, aggregate: Aggregate): Literal | undefined {
  const tally = group.tallies.get(aggregate.name);
  if (aggregate.function === "COUNT") return tally?.count ?? 0;
  if (tally === undefined || tally.count === 0) return undefined;
  if (aggregate.function === "MIN") return tally.min;
  if (aggregate.function === "MAX") return tally.max;
  return aggregate.function === "SUM" ? tally.sum : tally.sum / tally.count;
}

function place(result: Record<string, unknown>, { path }: Property, value: Literal | undefined): void {
  let level = result;
  for (const name of path.slice(0, -1)) {
    const known = level[name];
    const next = typeof known === "object" && known !== null ? (known as Record<string, unknown>) : {};
    level[name] = next;
    level = next;
  }
  const last = path.at(-1);
  if (last !== undefined) level[last] = value;
}
