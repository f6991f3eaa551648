import type { Client } from "pg";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "#lib/core/server/db/migrate.ts";
import { openPool } from "#lib/core/server/db/pool.ts";
import { administer, databaseUrl, type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import en from "../../contract/messages/en.json" with { type: "json" };
import { listQueryViews } from "./list-query-views.ts";
import { runStatement } from "./run-statement.ts";
import { runInSandbox, type SandboxLimits, type SandboxScope } from "./sandbox.ts";
import { readSandboxProblem } from "./sandbox-problem.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(`
    insert into accounts (account_id, name, status) values ('111111111111', 'one', 'ACTIVE'), ('222222222222', 'two', 'ACTIVE');
    insert into fleet_nodes (account_id, region, node_id, name, tags) values
      ('111111111111', 'us-east-1', 'i-1', 'web', '{"Env": "prod"}'), ('111111111111', 'eu-west-1', 'i-2', null, '{}'),
      ('222222222222', 'us-east-1', 'i-3', 'hidden-name', '{}');
    insert into patches (kb_id, title, severity_rank, catalog_key) values ('KB1', 'one', 'LOW', ''), ('KB2', 'two', 'LOW', '');
    insert into node_patches (account_id, region, node_id, states, installed_minutes) values
      ('111111111111', 'us-east-1', 'i-1', array[1 * 16 + 1, 2 * 16 + 5], array[0, 29000000]);
    insert into patch_counts (account_id, region, baseline_id, patch_id, missing) values
      ('111111111111', 'us-east-1', 'pb-1', 1, 1), ('222222222222', 'us-east-1', 'pb-1', 2, 1);
    insert into sessions (token_hash, actor, role, expires_at) values ('\\x00', 'root-of-all', 'admin', now());
  `);
  expect(await readSandboxProblem(database.pool)).toBeNull();
});
afterAll(() => database.drop());

const all: SandboxScope = { accountIds: null, regions: null };
const one: SandboxScope = { accountIds: ["111111111111"], regions: null };
const limits: SandboxLimits = { rows: 100, bytes: 100_000, statementMs: 5_000, temporaryMb: 64 };
const run = (text: string, scope = all, part: Partial<SandboxLimits> = {}) =>
  runInSandbox(database.pool, text, scope, { ...limits, ...part }, new AbortController().signal);
const as = (text: string, accountIds: readonly string[] | null = null, signal?: AbortSignal) =>
  runStatement(
    aVerbContext(database.pool, {
      actor: { name: "aiko", role: "viewer", accountIds },
      ...(signal && { signal }),
    }),
    { text },
  );

describe("a statement over the views", () => {
  test("answers with names, types and values as JSON writes them, columns of one name included", async () => {
    const answer = await as("select node_id, tags, 1.50 as n, null as n from nodes where node_id = 'i-1'");
    expect(answer).toMatchObject({
      columns: [
        { name: "node_id", type: "text" },
        { name: "tags", type: "jsonb" },
        { name: "n", type: "numeric" },
        { name: "n", type: "text" },
      ],
      rows: [["i-1", '{"Env": "prod"}', "1.50", null]],
      cut: null,
    });
    expect((await as("select node_id from nodes where false")).columns).toEqual([
      { name: "node_id", type: "text" },
    ]);
  });

  test("unpacks the patches of nodes", async () => {
    const { rows } = await as(
      "select kb_id, state, installed_at from node_patches join patches using (patch_id) order by 1",
    );
    expect(rows).toEqual([
      ["KB1", "Missing", null],
      ["KB2", "Installed", "2025-02-19T21:20:00+00:00"],
    ]);
  });

  test("sees only the accounts and Regions of its scope, whatever it asks for", async () => {
    expect((await run("select node_id from nodes order by 1", one)).rows).toEqual([["i-1"], ["i-2"]]);
    const region = { accountIds: null, regions: ["us-east-1"] };
    expect((await run("select node_id from nodes order by 1", region)).rows).toEqual([["i-1"], ["i-3"]]);
    expect((await run("select kb_id from patches", one)).rows).toEqual([["KB1"]]);
    expect((await run("select name from accounts", { accountIds: [], regions: null })).rows).toEqual([]);
    const asked = await runStatement(
      aVerbContext(database.pool, { actor: { name: "a", role: "viewer", accountIds: ["111111111111"] } }),
      { text: "select count(*) from nodes", accounts: ["222222222222"] },
    );
    expect(asked.rows).toEqual([["0"]]);
  });

  test("is cut at its limits and says by which", async () => {
    const rows = await run("select * from generate_series(1, 500)");
    expect([rows.rows.length, rows.cut]).toEqual([100, "rows"]);
    const bytes = await run("select repeat('x', 30000) from generate_series(1, 9)");
    expect([bytes.rows.length, bytes.cut]).toEqual([3, "bytes"]);
    await expect(run("select pg_sleep(20)", all, { statementMs: 200 })).rejects.toMatchObject({
      code: "57014",
    });
    await expect(
      run("select count(*) from (select a from generate_series(1, 20000000) a order by a desc) q", all, {
        temporaryMb: 4,
      }),
    ).rejects.toMatchObject({ code: "53400" });
  });

  test("says what is wrong with it and where", async () => {
    await expect(as("select node_id, nowhere from nodes")).rejects.toMatchObject({
      code: "bad_request",
      details: { sqlState: "42703", position: 16 },
    });
    await expect(as("select pg_sleep(1)")).rejects.toMatchObject({
      details: { fault: { messageKey: "catalog", from: 7, to: 15 } },
    });
    await expect(as("select 1 / (select 0)")).rejects.toMatchObject({ message: "division by zero" });
  });

  test("ends in the database when its reader goes away", async () => {
    const leaving = new AbortController();
    const running = runInSandbox(
      database.pool,
      "select count(*), 'left behind' from generate_series(1, 1000000000)",
      all,
      { ...limits, statementMs: 60_000, temporaryMb: 4096 },
      leaving.signal,
    );
    const active =
      "select from pg_stat_activity where state = 'active' and query like '%run_statement%' and pid <> pg_backend_pid()";
    while ((await database.pool.query(active)).rowCount === 0);
    leaving.abort(new Error("left"));
    await expect(running).rejects.toThrow("left");
    await expect.poll(async () => (await database.pool.query(active)).rowCount).toBe(0);
  });

  test("waits for nobody when a reader runs too many", async () => {
    const leaving = new AbortController();
    const slow = [1, 2].map(() =>
      as("select count(*) from generate_series(1, 1000000000)", null, leaving.signal),
    );
    const ends = Promise.allSettled(slow);
    await expect(as("select 1")).rejects.toMatchObject({ code: "too_many_requests" });
    leaving.abort();
    expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect((await as("select 1")).rows).toEqual([["1"]]);
  });
});

/** Sent past the check of the text: the database alone has to hold. */
describe("PostgreSQL refuses a statement that", () => {
  test.each([
    ["reads a table behind the views", "select * from public.sessions", "42501"],
    ["reads its scope", "select * from public.yagura_query_scope", "42501"],
    [
      "becomes another role and reads by a function",
      "select set_config('role', 'none', true), query_to_xml('select * from public.sessions', true, true, '')",
      "42501",
    ],
    ["becomes the session's user", "select set_config('session_authorization', 'default', true)", "42501"],
    ["reads by a function", "select query_to_xml('select * from public.sessions', true, true, '')", "42501"],
    [
      "reads by a text search's statistics",
      "select * from ts_stat('select search_text from public.patches')",
      "42501",
    ],
    ["may write again", "select set_config('transaction_read_only', 'off', true)", "25001"],
    ["may use more disk", "select set_config('temp_file_limit', '-1', true)", "42501"],
    ["deletes in passing", "with x as (delete from public.sessions returning 1) select * from x", "0A000"],
    ["locks rows", "select * from nodes for update", "42501"],
    ["writes its scope", "insert into public.yagura_query_scope values (1) returning 1", "0A000"],
    ["is two statements", "select 1; select 2", "42601"],
    ["ends the transaction", "commit", "42P11"],
    ["changes the role", "reset role", "42P11"],
    ["copies", "copy (select 1) to program 'true'", "42P11"],
    ["runs a block", "do $$ begin end $$", "42P11"],
    ["opens a cursor", "declare c cursor with hold for select 1", "42P11"],
    ["makes a table of its own", "create temp table mine as select 1", "42P11"],
    ["makes a large object", "select lo_from_bytea(0, 'x')", "25006"],
    ["reads files", "select pg_read_file('/etc/passwd')", "42501"],
    [
      "ends others' sessions",
      "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()",
      "42501",
    ],
    [
      "tells a value outside its scope by an error",
      "select 1 / (case when name = 'hidden-name' then 0 else 1 end) from nodes where node_id = 'i-3'",
      null,
    ],
  ])("%s", async (_, text, code) => {
    if (code === null) expect((await run(text, one)).rows).toEqual([]);
    else await expect(run(text, one)).rejects.toMatchObject({ code });
  });

  test("leaves nothing in the session for the next one", async () => {
    await run(
      "select pg_advisory_lock(7240117), pg_notify('yagura_live', '{}'), set_config('search_path', 'x', false)",
    );
    // The server ends a session a moment after its client has left.
    const locks = "select from pg_locks where locktype = 'advisory' and objid = 7240117";
    await expect.poll(async () => (await database.pool.query(locks)).rowCount).toBe(0);
    expect((await database.pool.query("select from yagura_query_scope")).rowCount).toBe(0);
  });
});

describe("a database whose user may not create roles", () => {
  let limited: pg.Pool;
  let url: string;
  const name = `limited_${process.pid}`;
  const asAdmin = (sql: string) => administer(database.url, sql);
  beforeAll(async () => {
    await asAdmin(`create role ${name} login password 'limited'`);
    await asAdmin(`create database ${name} owner ${name}`);
    const own = new URL(databaseUrl(database.url, name));
    [own.username, own.password] = [name, "limited"];
    url = own.href;
    await migrate(url);
    limited = openPool(url);
  });
  afterAll(async () => {
    await limited.end();
    await asAdmin(`drop database ${name} with (force)`);
    await asAdmin(`revoke yagura_query from ${name}`);
    await asAdmin(`drop role ${name}`);
  });

  test("is told what to grant, and runs statements after it", async () => {
    const ctx = aVerbContext(limited);
    const remedy = `grant yagura_query to ${name} with set true, inherit false;`;
    await expect(runStatement(ctx, { text: "select 1" })).rejects.toMatchObject({
      code: "unavailable",
      details: { problem: { reason: "grant_role", remedy } },
    });
    await asAdmin(remedy);
    expect((await runStatement(ctx, { text: "select count(*) from nodes" })).rows).toEqual([["0"]]);
    expect((await listQueryViews(ctx)).problem).toBeNull();
    await expect(
      runInSandbox(limited, "select * from public.sessions", all, limits, ctx.signal),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("names the role to create where there is none", async () => {
    const client: Client = new pg.Client({ connectionString: databaseUrl(database.url, name) });
    await client.connect();
    try {
      // Renamed for this transaction alone: the role is the whole server's.
      await client.query("begin; alter role yagura_query rename to yagura_query_away");
      await client.query(`set local role ${name}`);
      const { rows } = await client.query("select yagura_query_setup() as problem");
      expect(rows).toEqual([{ problem: "create_role" }]);
    } finally {
      await client.query("rollback");
      await client.end();
    }
  });

  test("refuses when everybody may read the tables, or the role may more than read", async () => {
    await limited.query("grant select on sessions to public");
    expect(await readSandboxProblem(limited)).toMatchObject({ reason: "tables_open" });
    await limited.query("revoke select on sessions from public");
    expect(await readSandboxProblem(limited)).toBeNull();
  });
});

test("every view and what it is for is listed", async () => {
  const { views } = await listQueryViews(aVerbContext(database.pool));
  // The console says in two languages what the database says in English.
  const said = Object.entries(en.catalog.views).sort(([one], [other]) => (one < other ? -1 : 1));
  expect(views.map(({ name, description }) => [name, description])).toEqual(said);
  expect(views.find(({ name }) => name === "nodes")?.columns[0]).toMatchObject({
    name: "account_id",
    type: "text",
  });
  for (const { name } of views) await run(`select * from ${name} limit 1`);
});
