import type { TableShape } from "./tables.ts";

const list = (columns: readonly string[], prefix = "") => columns.map((column) => prefix + column).join(", ");
const same = (columns: readonly string[], a: string, b: string) =>
  columns.map((column) => `${a}.${column} = ${b}.${column}`).join(" and ");
const differs = (columns: readonly string[], a: string, b: string) =>
  columns.length === 0
    ? "false"
    : `(${columns.map((column) => `${a}.${column} is distinct from ${b}.${column}`).join(" or ")})`;

/**
 * The set-based diff of `incoming` rows into a table: new rows are inserted, rows that differ in a compared column end
 * their version and begin another, rows that differ only elsewhere are rewritten in place, equal rows are not touched.
 * `at` and `versions` are SQL expressions; without versions, differences are written in place.
 *
 * One join finds everything, and its result carries old (`o_`) and new (`n_`) values: the planner knows nothing about
 * the number of incoming rows, and a second join of such relations would compare every row with every other.
 */
function diffSteps(shape: TableShape, at: string, versions: string, before: string): string {
  const { table, columns, key, compared, inPlace } = shape;
  const [firstKey = ""] = key;
  const values = columns.filter((column) => !key.includes(column));
  const old = (prefix: string) => columns.map((c) => (key.includes(c) ? `n_${c}` : prefix + c)).join(", ");
  // Volatile columns that the table has too say how they were when the version began.
  const sets = values.map((column) =>
    shape.volatile.includes(column)
      ? `${column} = case when c.is_version then c.n_${column} else t.${column} end`
      : `${column} = c.n_${column}`,
  );
  return `
compared as materialized (
  select ${columns.map((column) => `i.${column} as n_${column}`).join(", ")},
    ${[...values, "valid_from"].map((column) => `t.${column} as o_${column}`).join(", ")},
    ${before} as before, t.${firstKey} is null as is_new,
    t.${firstKey} is not null and ${differs(compared, "t", "i")} as is_different,
    t.${firstKey} is not null and ${differs(compared, "t", "i")} and ${versions} as is_version,
    t.${firstKey} is not null and ${differs(inPlace, "t", "i")} as is_touched
  from incoming i left join ${table} t on ${same(key, "t", "i")}
),
ended as (
  insert into ${table}_history (${list(columns)}, valid_from, valid_to)
  select ${old("o_")}, o_valid_from, ${at} from compared where is_version
),
updated as (
  update ${table} t set ${[...sets, `valid_from = case when c.is_version then ${at} else t.valid_from end`].join(", ")}
  from compared c
  where ${key.map((column) => `t.${column} = c.n_${column}`).join(" and ")} and (c.is_different or c.is_touched)
),
inserted as (
  insert into ${table} (${list(columns)}, valid_from)
  select ${list(columns, "n_")}, ${at} from compared where is_new
  on conflict (${list(key)}) do nothing
)`;
}

/**
 * $1: rows as JSON, $2: time of the observation. Answers one row per inserted or changed row, `before` null for new ones;
 * with `tellsUncompared` also rows that were only written in place, which are neither new nor a version.
 */
export function datasetDiffSql(shape: TableShape, withBefore: boolean, tellsUncompared = false): string {
  const told = tellsUncompared ? [...shape.compared, ...shape.inPlace] : shape.compared;
  const before = withBefore ? `case when ${differs(told, "t", "i")} then to_jsonb(t) end` : "null::jsonb";
  return `with incoming as materialized (
  select ${list(shape.columns)} from json_populate_recordset(null::${shape.table}, $1::json)
),${diffSteps(shape, "$2::timestamptz", "true", before)}
select ${shape.key.map((column) => `n_${column} as ${column}`).join(", ")}, is_new, is_version, before
from compared where is_new or is_version${tellsUncompared ? " or is_touched" : ""}`;
}

/**
 * Ends the rows of a scope that a complete pass did not see. $1: keys seen as JSON, $2: time, then the scope's columns.
 * Answers the rows as they were.
 */
export function endUnseenSql(shape: TableShape, scope: readonly string[], slice: string | undefined): string {
  const { table, key, columns } = shape;
  const inScope = scope.map((column, index) => `t.${column} = $${index + 3}`);
  // NOT IN is answered from a hash whatever the planner believes about the number of rows; keys are never null.
  const seen = `(${list(key, "t.")}) not in (select ${list(key)} from seen)`;
  return `with seen as materialized (
  select ${list(key)} from json_populate_recordset(null::${table}, $1::json)
),
gone as (
  delete from ${table} t where ${[...inScope, ...(slice === undefined ? [] : [slice]), seen].join(" and ")}
  returning ${list(columns, "t.")}, t.valid_from
),
ended as (
  insert into ${table}_history (${list(columns)}, valid_from, valid_to)
  select ${list(columns)}, valid_from, $2::timestamptz from gone
)${
    shape.volatile.length === 0
      ? ""
      : `,
forgotten as (delete from ${table}_live l using gone where ${same(key, "l", "gone")})`
  }
select ${list(key, "gone.")}, to_jsonb(gone) as before from gone`;
}

/**
 * Writes volatile columns where they changed. $1: rows as JSON. An update costs one record of write-ahead log, an upsert
 * that finds its row two.
 */
export function liveSql(shape: TableShape): string {
  const { table, key, volatile } = shape;
  const columns = [...key, ...volatile];
  return `with incoming as materialized (
  select ${columns.map((column) => `i.${column}`).join(", ")}, l.${key[0]} is null as is_new
  from json_populate_recordset(null::${table}_live, $1::json) i
  left join ${table}_live l on ${same(key, "l", "i")}
  where l.${key[0]} is null or ${differs(volatile, "l", "i")}
),
inserted as (
  insert into ${table}_live (${list(columns)}) select ${list(columns)} from incoming where is_new
  on conflict (${list(key)}) do nothing
),
updated as (
  update ${table}_live l set ${volatile.map((column) => `${column} = i.${column}`).join(", ")}
  from incoming i where not i.is_new and ${same(key, "l", "i")}
)
select from incoming`;
}

/** What a dataset's change touches of a projection: SQL over `changed`, and the columns that it answers. */
interface Touched {
  by: string;
  columns: readonly string[];
}

/** $1: changed key rows as JSON. */
function touchedSteps(datasetTable: string, touched: Touched): string {
  return `changed as materialized (select * from json_populate_recordset(null::${datasetTable}, $1::json)),
touched as materialized (select distinct ${list(touched.columns)} from (${touched.by}) as by_change)`;
}

/** Waits for other writers of the same account-Regions of a projection, in one order. $1: changed key rows. */
export function projectionLockSql(datasetTable: string, projection: TableShape, touched: Touched): string {
  return `with ${touchedSteps(datasetTable, touched)},
places as materialized (select distinct account_id, region from touched order by 1, 2)
select pg_advisory_xact_lock(hashtext('${projection.table}'), hashtext(account_id || ':' || region)) from places`;
}

/** Recomputes the touched rows of a projection. $1: changed key rows, $2: whether differences make versions. */
export function projectionSql(
  datasetTable: string,
  shape: TableShape,
  touched: Touched,
  select: string,
): string {
  const { table, key, columns } = shape;
  return `with ${touchedSteps(datasetTable, touched)},
moment as materialized (select clock_timestamp() as at),
incoming as materialized (select ${list(columns)} from (${select}) as fresh),${diffSteps(shape, "(select at from moment)", "$2::boolean", "null::jsonb")},
unseen as materialized (
  select ${list(key, "t.")} from ${table} t join touched d on ${same(touched.columns, "t", "d")}
  except select ${list(key)} from incoming
),
gone as (
  delete from ${table} t using unseen d where ${same(key, "t", "d")}
  returning ${list(columns, "t.")}, t.valid_from
),
gone_ended as (
  insert into ${table}_history (${list(columns)}, valid_from, valid_to)
  select ${list(columns)}, valid_from, (select at from moment) from gone
)
select 1`;
}
