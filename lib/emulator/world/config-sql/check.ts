import { isAggregate, isAggregation, type Query } from "./query.ts";
import { QueryError } from "./query-error.ts";

const groupByMax = 3;

/**
 * Holds a query to the limits of Config's subset; throws QueryError.
 * https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html#query-limitations
 */
export function checkedQuery(query: Query): Query {
  const { columns, groupBy, orderBy } = query;
  checkCase(query);
  const grouped = new Set(groupBy.map(({ name }) => name));
  const byAggregate = orderBy.some(({ column }) => isAggregate(column));
  if (groupBy.length > groupByMax)
    throw new QueryError(`GROUP BY clauses may contain up to ${groupByMax} properties.`);
  if (byAggregate && groupBy.length > 1)
    throw new QueryError(
      "GROUP BY with an ORDER BY clause referencing aggregate functions may contain only a single property.",
    );
  if (!isAggregation(query)) {
    if (byAggregate) throw new QueryError("ORDER BY an aggregate function needs an aggregation.");
    return query;
  }
  if (columns.length === 0) throw new QueryError("SELECT * cannot be used with GROUP BY.");
  for (const column of [...columns, ...orderBy.map((order) => order.column)]) {
    if (!isAggregate(column) && !grouped.has(column.name))
      throw new QueryError(
        `The property ${column.name} must appear in the GROUP BY clause or be used in an aggregate function.`,
      );
  }
  return query;
}

/** Config cannot process a query whose properties differ in their case alone. */
function checkCase({ columns, groupBy, orderBy }: Query): void {
  const byLowerCase = new Map<string, string>();
  for (const column of [...columns, ...groupBy, ...orderBy.map((order) => order.column)]) {
    const name = isAggregate(column) ? column.property?.name : column.name;
    if (name === undefined) continue;
    const known = byLowerCase.get(name.toLowerCase()) ?? name;
    if (known !== name)
      throw new QueryError(`The properties ${known} and ${name} differ only in their case.`);
    byLowerCase.set(name.toLowerCase(), name);
  }
}

/** Splits the pattern of LIKE: a wildcard stands at its end only, behind at least three characters. */
export function checkedWildcard(pattern: string): { prefix: string; wildcard: "%" | "_" | undefined } {
  const end = pattern.at(-1);
  const wildcard = end === "%" || end === "_" ? end : undefined;
  const prefix = wildcard === undefined ? pattern : pattern.slice(0, -1);
  if (prefix.includes("%"))
    throw new QueryError(`Only suffix wildcards are supported: LIKE '${pattern}' is not.`);
  if (wildcard !== undefined && prefix.length < 3)
    throw new QueryError(
      `Wildcard matches must be at least three characters long: LIKE '${pattern}' is not.`,
    );
  return { prefix, wildcard };
}
