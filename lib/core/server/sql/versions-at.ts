import type { SqlParameters } from "./parameters.ts";

/**
 * Rows of a dataset that were valid at the moment, as a relation to alias. `columns` are those that are read. The moment
 * stands outside the union: only then does PostgreSQL see through it, and joins reach the indexes of both tables.
 */
export function versionsAt(
  table: string,
  columns: readonly string[],
  asOf: string | undefined,
  parameters: SqlParameters,
): string {
  if (asOf === undefined) return table;
  const at = parameters.add(asOf, "timestamptz");
  const list = columns.join(", ");
  const versions = `select ${list}, valid_from as since, 'infinity'::timestamptz as until from ${table}
    union all select ${list}, valid_from, valid_to from ${table}_history`;
  return `(select ${list} from (${versions}) v where since <= ${at} and until > ${at})`;
}
