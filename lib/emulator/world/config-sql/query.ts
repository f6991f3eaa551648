/** A value that stands in a query. */
export type Literal = string | number | boolean;

export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";

/** A property of a configuration item: `configuration.state.name` as its parts. */
export interface Property {
  name: string;
  path: readonly string[];
}

export type AggregateFunction = "COUNT" | "MIN" | "MAX" | "AVG" | "SUM";

/** `COUNT(*)` has no property. `name` is the column's name in the answer. */
export interface Aggregate {
  function: AggregateFunction;
  property: Property | undefined;
  name: string;
}

/** A condition on one property. */
export type Term =
  | { kind: "compare"; property: Property; operator: Comparison; value: Literal }
  | { kind: "in"; property: Property; values: readonly Literal[] }
  | { kind: "between"; property: Property; low: Literal; high: Literal }
  /** `wildcard` is the sign at the end: any text, or one character. */
  | { kind: "like"; property: Property; prefix: string; wildcard: "%" | "_" | undefined };

export type Condition =
  | { kind: "and"; conditions: readonly Condition[] }
  | { kind: "or"; conditions: readonly Condition[] }
  | { kind: "not"; condition: Condition }
  | Term;

export interface Order {
  column: Property | Aggregate;
  descending: boolean;
}

/** One checked query. `columns` is empty for `SELECT *`. */
export interface Query {
  columns: readonly (Property | Aggregate)[];
  where: Condition | undefined;
  groupBy: readonly Property[];
  orderBy: readonly Order[];
}

export const isAggregate = (column: Property | Aggregate): column is Aggregate => "function" in column;

/** Whether it answers groups instead of items. */
export const isAggregation = (query: Query): boolean =>
  query.groupBy.length > 0 || query.columns.some(isAggregate);
