import type { Pool } from "pg";
import { AwsAccess } from "#lib/core/server/aws-access.ts";
import type { Catalog, PreparedDataset } from "#lib/core/server/sync/catalog.ts";
import { loadCatalog } from "#lib/core/server/sync/catalog.ts";
import type {
  CollectContext,
  Dataset,
  DatasetRow,
  Projection,
  SyncScope,
} from "#lib/core/server/sync/dataset.ts";
import type { PassResult } from "#lib/core/server/sync/run-pass.ts";
import { runPass } from "#lib/core/server/sync/run-pass.ts";

/** A scope that tests collect. */
export const testScope: SyncScope = { accountId: "111122223333", region: "eu-west-1" };

/** Tables of two invented datasets, `things` and `labels`, and of `joined`, which follows both. */
export async function createThings(db: Pool): Promise<void> {
  await db.query(`
    create table things (account_id text, region text, thing_id text, status text, raw jsonb, primary key (account_id, region, thing_id));
    select yagura_versioned('things', '{account_id,region,thing_id}');
    create table things_live (account_id text, region text, thing_id text, seen_at timestamptz, primary key (account_id, region, thing_id));
    create table labels (account_id text, region text, thing_id text, label text, primary key (account_id, region, thing_id));
    select yagura_versioned('labels', '{account_id,region,thing_id}');
    create table joined (account_id text, region text, thing_id text, status text, label text, first_seen_at timestamptz, primary key (account_id, region, thing_id));
    select yagura_versioned('joined', '{account_id,region,thing_id}')`);
}

/** `things`, whose pages are what `pages` gives; a page that is an Error is thrown. */
export function aThingsDataset(
  pages: (ctx: CollectContext) => Iterable<DatasetRow[] | Error> | AsyncIterable<DatasetRow[] | Error>,
  changes: Partial<Dataset> = {},
): Dataset {
  return {
    name: "things",
    scope: "accountRegion",
    cadenceSeconds: 300,
    operations: [],
    table: "things",
    key: ["thing_id"],
    volatile: ["seen_at"],
    uncompared: ["raw"],
    async *collect(ctx) {
      for await (const page of pages(ctx)) {
        if (page instanceof Error) throw page;
        yield page;
      }
    },
    events: ({ before, after }) => [
      {
        kind: before === null ? "node.appeared" : after === null ? "node.disappeared" : "node.ping_status",
        resourceType: "Thing",
        resourceId: String((after ?? before)?.thing_id),
        detail: { before: before?.status ?? null, after: after?.status ?? null },
      },
    ],
    ...changes,
  };
}

/** `labels`, one page of rows. */
export function aLabelsDataset(rows: () => DatasetRow[]): Dataset {
  return {
    name: "labels",
    scope: "accountRegion",
    cadenceSeconds: 300,
    operations: [],
    table: "labels",
    key: ["thing_id"],
    async *collect() {
      yield rows();
    },
  };
}

export const joinedProjection: Projection = {
  table: "joined",
  key: ["account_id", "region", "thing_id"],
  uncompared: ["first_seen_at"],
  dependsOn: {
    things: "select account_id, region, thing_id from changed",
    labels: "select account_id, region, thing_id from changed",
  },
  select: `
    select t.account_id, t.region, t.thing_id, t.status, l.label, coalesce(j.first_seen_at, now()) as first_seen_at
    from touched join things t using (account_id, region, thing_id)
    left join labels l using (account_id, region, thing_id)
    left join joined j using (account_id, region, thing_id)`,
};

/** A row of `things` in the tests' scope. */
export function aThing(id: string, status = "Online", changes: DatasetRow = {}): DatasetRow {
  return {
    account_id: testScope.accountId,
    region: testScope.region,
    thing_id: id,
    status,
    raw: { status },
    seen_at: null,
    ...changes,
  };
}

const catalogs = new WeakMap<Dataset, Promise<Catalog>>();

/** A dataset's SQL, made once however many passes a test runs. */
async function prepare(
  db: Pool,
  dataset: Dataset,
  projections: readonly Projection[],
): Promise<PreparedDataset> {
  const catalog = catalogs.get(dataset) ?? loadCatalog(db, [dataset], projections);
  catalogs.set(dataset, catalog);
  const prepared = (await catalog).get(dataset.name);
  if (prepared === undefined) throw new Error("no such dataset");
  return prepared;
}

/** Runs one pass of a dataset as worker 1, without AWS. */
export async function passOver(
  db: Pool,
  dataset: Dataset,
  options: {
    projections?: readonly Projection[];
    signal?: AbortSignal;
    aws?: AwsAccess;
    scope?: SyncScope;
    configured?: CollectContext["configured"];
  } = {},
): Promise<PassResult> {
  const scope = options.scope ?? testScope;
  const prepared = await prepare(db, dataset, options.projections ?? []);
  await db.query(
    `insert into sync_coverage (dataset, account_id, region, cadence_seconds) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [dataset.name, scope.accountId, scope.region, dataset.cadenceSeconds],
  );
  const environment = {
    db,
    aws: options.aws ?? anAwsAccess("http://127.0.0.1:9"),
    worker: 1,
    configured: options.configured ?? { accounts: null, regions: null },
  };
  const signal = options.signal ?? new AbortController().signal;
  return runPass(environment, prepared, scope, crypto.randomUUID(), signal);
}

/** Access to an AWS-compatible endpoint; timeouts are short, because tests wait for them. */
export function anAwsAccess(endpoint: string, timeouts = { requestMs: 400, maxAttempts: 2 }): AwsAccess {
  return new AwsAccess(
    {
      YAGURA_TARGET: "emulator",
      AWS_ENDPOINT_URL: endpoint,
      YAGURA_ROLE_NAME: "YaguraReadOnly",
      YAGURA_HOME_REGION: "us-east-1",
      YAGURA_WRITE: "off",
    },
    timeouts,
  );
}
