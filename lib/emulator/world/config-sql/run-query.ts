import { type Scan, scanOf } from "../scan.ts";
import { Aggregation } from "./aggregation.ts";
import { compileCondition } from "./condition.ts";
import { projection } from "./projection.ts";
import { isAggregate, isAggregation, type Literal, type Order, type Query } from "./query.ts";
import { compareValues, type QueryItem, valuesAt } from "./values.ts";

/** Whether all of the result has to be known before its first row. */
export const isGathered = (query: Query): boolean => isAggregation(query) || query.orderBy.length > 0;

/** The rows of a query that asks for no order, made as they are read. */
export function streamedRows(query: Query, items: Scan<QueryItem>): Scan<QueryItem> {
  const project = projectionOf(query);
  return items.filter(compileCondition(query.where)).flatMap((item) => [project(item)]);
}

/** All rows of a query, in its order. */
export function gatheredRows(query: Query, items: Scan<QueryItem>): QueryItem[] {
  const found = items.filter(compileCondition(query.where));
  if (!isAggregation(query)) return ordered(query.orderBy, found).map(projectionOf(query));
  const aggregation = new Aggregation(query);
  for (const item of found) aggregation.add(item);
  return aggregation.results();
}

const projectionOf = ({ columns }: Query): ((item: QueryItem) => QueryItem) =>
  projection(columns.flatMap((column) => (isAggregate(column) ? [] : [column])));

/** What the columns of ORDER BY have no value for comes last, whatever the direction. */
function ordered(orderBy: readonly Order[], items: Iterable<QueryItem>): QueryItem[] {
  const paths = orderBy.map(({ column }) => (isAggregate(column) ? [] : column.path));
  const keyed = [...items].map((item) => ({ item, keys: paths.map((path) => valuesAt(item, path)[0]) }));
  keyed.sort((a, b) => {
    for (const [index, { descending }] of orderBy.entries()) {
      const order = compareKeys(a.keys[index], b.keys[index], descending);
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

function compareKeys(a: Literal | undefined, b: Literal | undefined, descending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return descending ? -compareValues(a, b) : compareValues(a, b);
}

/** A scan over a list. */
export const scanOfList = <Item>(list: readonly Item[]): Scan<Item> =>
  scanOf(list.length, (place) => list.slice(place, place + 1));
