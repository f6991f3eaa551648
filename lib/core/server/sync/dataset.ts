import type { PoolClient } from "pg";
import type { EventKind } from "#lib/core/contract/timeline.ts";
import type { AwsOperationName } from "../aws-operations.ts";
import type { AwsClients } from "../aws-clients.ts";

/** One unit of collection: a dataset is collected once per scope. Organisation scopes use `organization`/`-`. */
export interface SyncScope {
  accountId: string;
  region: string;
}

/** What a collector may use. */
export interface CollectContext {
  scope: SyncScope;
  aws: AwsClients;
  signal: AbortSignal;
  /** Read-only look at the read model, for collectors whose calls depend on other datasets' rows. */
  query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;
}

/** A row as it goes to the table: column names as in SQL, JSON-safe values (ISO strings for times). */
export type DatasetRow = Record<string, unknown>;

/** A change of one row, given to `events`: `before` is null for a new row, `after` is null for an ended one. */
export interface RowChange {
  before: DatasetRow | null;
  after: DatasetRow | null;
}

/** What a dataset says about a change; the engine adds scope, time, `notBefore`, source and the deduplication id. */
export interface EventDraft {
  kind: EventKind;
  resourceType: string;
  resourceId: string;
  detail: Record<string, unknown>;
  actor?: string;
  /** Set when AWS says when it happened; otherwise the time of the pass. */
  at?: string;
}

/**
 * One entry of the dataset table. The engine owns everything else: jobs, paging of writes, the diff, versions, events,
 * coverage, rate limits and notifications. A collector maps AWS output to rows.
 */
export interface Dataset {
  name: string;
  scope: "organization" | "account" | "accountRegion";
  /** Seconds between complete passes. */
  cadenceSeconds: number;
  /** The operations it calls; shown with coverage and checked against the operations table. */
  operations: readonly AwsOperationName[];
  table: string;
  /** Key columns without `account_id` and `region`, which every accountRegion table starts with. */
  key: readonly string[];
  /**
   * Columns that change at every pass: they live in `<table>_live` and make neither a version nor an event. A collector
   * puts them in the same row.
   */
  volatile?: readonly string[];
  /** Columns outside the comparison although they are stored (for example `raw`, when it repeats volatile facts). */
  uncompared?: readonly string[];
  /** Batches of rows, at most about 1,000 each. Throwing ends the pass as failed; what was yielded stays applied. */
  collect: (ctx: CollectContext) => AsyncIterable<DatasetRow[]>;
  /** Events of one change. First complete pass of a scope: called for no row (nothing has *changed*). */
  events?: (change: RowChange) => EventDraft[];
  /** Runs before the diff in the same transaction, for rows that refer to other tables (inventory dictionary). */
  prepare?: (tx: PoolClient, rows: DatasetRow[]) => Promise<DatasetRow[]>;
}

/**
 * A joined table that follows datasets: after a diff, in the same transaction, the engine recomputes the keys that the
 * change touched and diffs them into `table` by the same rules.
 */
export interface Projection {
  table: string;
  key: readonly string[];
  /** Datasets whose changes touch it, each with SQL that turns their changed key rows (`changed`) into this key. */
  dependsOn: Readonly<Record<string, string>>;
  /** SELECT of complete rows, for the keys in the temporary relation `touched(account_id, region, …key)`. */
  select: string;
}
