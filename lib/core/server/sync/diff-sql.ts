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
 * `at` is an SQL expression; `inPlace` writes differences without a version.
 */
function diffSteps(shape: TableShape, at: string, versions: string): string {
  const { table, columns, key, compared, inPlace } = shape;
  const stored = columns.filter((column) => !key.includes(column) && !shape.volatile.includes(column));
  const kept = columns.filter((column) => !key.includes(column) && shape.volatile.includes(column));
  // Volatile columns that the table has too say how they were when the version began.
  const sets = [
    ...stored.map((column) => `${column} = i.${column}`),
    ...kept.map((column) => `${column} = case when m.is_version then i.${column} else t.${column} end`),
  ];
  return `
matched as materialized (
  select ${list(columns, "t.")}, t.valid_from,
    ${differs(compared, "t", "i")} and ${versions} as is_version,
    ${differs(compared, "t", "i")} as is_different,
    ${differs(inPlace, "t", "i")} as is_touched
  from ${table} t join incoming i on ${same(key, "t", "i")}
),
ended as (
  insert into ${table}_history (${list(columns)}, valid_from, valid_to)
  select ${list(columns)}, valid_from, ${at} from matched where is_version
),
updated as (
  update ${table} t set ${[...sets, `valid_from = case when m.is_version then ${at} else t.valid_from end`].join(", ")}
  from incoming i join matched m on ${same(key, "m", "i")}
  where ${same(key, "t", "i")} and (m.is_different or m.is_touched)
),
inserted as (
  insert into ${table} (${list(columns)}, valid_from)
  select ${list(columns, "i.")}, ${at} from incoming i
  where not exists (select from matched m where ${same(key, "m", "i")})
  on conflict (${list(key)}) do nothing
  returning ${list(key)}
)`;
}

/** $1: rows as JSON, $2: time of the observation. Answers one row per inserted or changed row, `before` null for new ones. */
export function datasetDiffSql(shape: TableShape, withBefore: boolean): string {
  const before = withBefore ? "to_jsonb(m) - '{is_version,is_different,is_touched}'::text[]" : "'{}'::jsonb";
  return `with incoming as materialized (
  select ${list(shape.columns)} from json_populate_recordset(null::${shape.table}, $1::json)
),${diffSteps(shape, "$2::timestamptz", "true")}
select ${list(shape.key, "m.")}, ${before} as before from matched m where is_version
union all
select ${list(shape.key)}, null from inserted`;
}

/**
 * Ends the rows of a scope that a complete pass did not see. $1: keys seen as JSON, $2: time, then the scope's columns.
 * Answers the rows as they were.
 */
export function endUnseenSql(shape: TableShape, scope: readonly string[], slice: string | undefined): string {
  const { table, key, columns } = shape;
  const inScope = scope.map((column, index) => `t.${column} = $${index + 3}`);
  const seen = `not exists (select from seen s where ${same(key, "s", "t")})`;
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

/** Writes volatile columns where they changed. $1: rows as JSON. */
export function liveSql(shape: TableShape): string {
  const { table, key, volatile } = shape;
  return `insert into ${table}_live as l (${list([...key, ...volatile])})
select ${list([...key, ...volatile])} from json_populate_recordset(null::${table}_live, $1::json)
on conflict (${list(key)}) do update set ${volatile.map((column) => `${column} = excluded.${column}`).join(", ")}
where ${differs(volatile, "l", "excluded")}`;
}

/** Keys of a projection that a dataset's change touches. $1: changed key rows as JSON. */
function touchedSteps(datasetTable: string, key: readonly string[], touchedBy: string): string {
  return `changed as materialized (select * from json_populate_recordset(null::${datasetTable}, $1::json)),
touched as materialized (select distinct ${list(key)} from (${touchedBy}) as by_change)`;
}

/** Waits for other writers of the same account-Regions of a projection, in one order. $1: changed key rows. */
export function projectionLockSql(datasetTable: string, projection: TableShape, touchedBy: string): string {
  return `with ${touchedSteps(datasetTable, projection.key, touchedBy)},
places as materialized (select distinct account_id, region from touched order by 1, 2)
select pg_advisory_xact_lock(hashtext('${projection.table}'), hashtext(account_id || ':' || region)) from places`;
}

/** Recomputes the touched rows of a projection. $1: changed key rows, $2: whether differences make versions. */
export function projectionSql(
  datasetTable: string,
  shape: TableShape,
  touchedBy: string,
  select: string,
): string {
  const { table, key, columns } = shape;
  return `with ${touchedSteps(datasetTable, key, touchedBy)},
moment as materialized (select clock_timestamp() as at),
incoming as materialized (select ${list(columns)} from (${select}) as fresh),${diffSteps(shape, "(select at from moment)", "$2::boolean")},
gone as (
  delete from ${table} t using touched d
  where ${same(key, "t", "d")} and not exists (select from incoming i where ${same(key, "i", "d")})
  returning ${list(columns, "t.")}, t.valid_from
),
gone_ended as (
  insert into ${table}_history (${list(columns)}, valid_from, valid_to)
  select ${list(columns)}, valid_from, (select at from moment) from gone
)
select 1`;
}
