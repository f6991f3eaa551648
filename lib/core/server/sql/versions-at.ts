import type { SqlParameters } from "./parameters.ts";

/** Rows of a dataset that were valid at the moment, as a relation to alias. `columns` are those that are read. */
export function versionsAt(
  table: string,
  columns: readonly string[],
  asOf: string | undefined,
  parameters: SqlParameters,
): string {
  if (asOf === undefined) return table;
  const at = parameters.add(asOf, "timestamptz");
  const list = columns.join(", ");
  return `(select ${list} from ${table} where valid_from <= ${at}
    union all select ${list} from ${table}_history where valid_from <= ${at} and valid_to > ${at})`;
}
