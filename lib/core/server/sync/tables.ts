import type { Pool } from "pg";
import type { Dataset, Projection } from "./dataset.ts";

/** A table as its diff needs it. `columns` are all but `valid_from`. */
export interface TableShape {
  table: string;
  columns: readonly string[];
  key: readonly string[];
  compared: readonly string[];
  /** Written in place when only they differ. */
  inPlace: readonly string[];
  volatile: readonly string[];
}

/** Key columns that the scope of a pass fixes. */
export function scopeColumns(dataset: Pick<Dataset, "scope">): readonly ("account_id" | "region")[] {
  if (dataset.scope === "organization") return [];
  return dataset.scope === "account" ? ["account_id"] : ["account_id", "region"];
}

/** Shapes of every table that datasets and projections write, by table. */
export async function loadShapes(
  db: Pool,
  datasets: readonly Dataset[],
  projections: readonly Projection[],
): Promise<Map<string, TableShape>> {
  const tables = [...datasets.map((dataset) => dataset.table), ...projections.map((each) => each.table)];
  const found = await db.query<{ table: string; columns: string[] }>(
    `select table_name as table, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns
     where table_schema = current_schema() and table_name = any($1) and column_name <> 'valid_from' and is_generated = 'NEVER'
     group by table_name`,
    [tables],
  );
  const columnsOf = new Map(found.rows.map((row) => [row.table, row.columns]));
  const shapes = new Map<string, TableShape>();
  const add = (
    table: string,
    key: readonly string[],
    uncompared: readonly string[],
    volatile: readonly string[],
  ) => {
    const columns = columnsOf.get(table);
    if (columns === undefined)
      throw new Error(`Table ${table} does not exist; has the database been migrated?`);
    const inPlace = uncompared.filter((column) => !volatile.includes(column));
    const aside = new Set([...key, ...uncompared, ...volatile]);
    const compared = columns.filter((column) => !aside.has(column));
    shapes.set(table, { table, columns, key, compared, inPlace, volatile });
  };
  for (const each of datasets) {
    add(each.table, [...scopeColumns(each), ...each.key], each.uncompared ?? [], each.volatile ?? []);
  }
  // A projection's uncompared columns are written once, with the row.
  for (const each of projections) add(each.table, each.key, [], each.uncompared ?? []);
  return shapes;
}
