import { describe, expect, test } from "vitest";
import { checkStatement } from "./check.ts";

const faultOf = (text: string) => {
  const fault = checkStatement(text);
  return fault === null ? null : `${fault.messageKey}: ${text.slice(fault.from, fault.to)}`;
};

describe("a statement of the read model", () => {
  test.each([
    "select * from nodes",
    "SELECT count(*) FROM nodes WHERE name LIKE 'pg_%' -- pg_sleep(1)",
    "with late (node_id, days) as (select node_id, 1 from nodes) select * from late;",
    "with recursive t(n) as materialized (values (1) union all select n + 1 from t where n < 5) select * from t",
    "select x.a, t.i from unnest(array[1,2]) with ordinality as t (a, i), jsonb_each('{}') x (a, b)",
    "select max(at) filter (where kind in ('a', 'b')) over (partition by region order by at) from events",
    "select tags ->> 'Env', cast(1 as numeric(10, 2)), interval '1 day', $tag$ ; pg_sleep( $tag$ from nodes",
    "values (1), (2)",
    "(select 1) union (select 2)",
    '/* outer /* inner */ ; */ select e\'it\\\'s; pg_x\', "Two words" from (select 1 "Two words") q',
    "select extract(epoch from now() - at), date_trunc('hour', at) from events limit (1)",
  ])("may be sent: %s", (text) => {
    expect(faultOf(text)).toBeNull();
  });

  test.each([
    ["", "empty: "],
    ["  -- nothing", "empty:   -- nothing"],
    ["update nodes set name = ''", "notReading: update"],
    ["explain select 1", "notReading: explain"],
    ["select 1; select 2", "secondStatement: select"],
    ["select 'unfinished", "unfinished: 'unfinished"],
    ["select 1 /* /* */", "unfinished: /* /* */"],
    ["select pg_sleep(1)", "catalog: pg_sleep"],
    ['select "pg_sleep"(1)', 'catalog: "pg_sleep"'],
    ["select pg_catalog.set_config('role', 'none', true)", "catalog: pg_catalog"],
    ["select * from information_schema.tables", "catalog: information_schema"],
    ["select set_config('role', 'none', true)", "notOffered: set_config"],
    ["select SET_CONFIG /* */ ('role', 'none', true)", "notOffered: SET_CONFIG"],
    ["select query_to_xml('select 1', true, true, '')", "notOffered: query_to_xml"],
    ['select U&"\\0070g_sleep"(1)', 'unicodeEscape: U&"'],
    ["select * from dblink(a) as (x int)", "notOffered: dblink"],
    ["select 1, repeat(a, b) as (x) from t", "notOffered: repeat"],
    ["select $1", "parameter: $1"],
    ["select '\\', repeat('x', 9) as t --'", "notOffered: repeat"],
    ["select 1 operator(public.+) 2", "notOffered: operator"],
  ])("may not be sent: %s", (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});
