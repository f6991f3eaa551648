import type { EventKind } from "#lib/core/contract/timeline.ts";
import type { AwsClients } from "../aws-clients.ts";
import type { AwsOperationName } from "../aws-operations.ts";

/** One unit of collection: a dataset is collected once per scope. */
export interface SyncScope {
  /** `organization` for datasets that are collected once for everything. */
  accountId: string;
  /** `-` for datasets that are not collected per Region. */
  region: string;
}

/** Reads of the read model. */
export type Query = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** What a collector may use. */
export interface CollectContext {
  scope: SyncScope;
  /** Clients of the scope's account and Region; of the caller's own where the scope has none. */
  aws: AwsClients;
  /** Clients of another account and Region, for what one place knows of others. */
  clientsOf: (accountId: string, region: string) => AwsClients;
  signal: AbortSignal;
  /** Read-only look at the read model, for collectors whose calls depend on other datasets' rows. */
  query: Query;
  /** Start of the scope's last complete pass; null before there is one. */
  lastCompleteStartedAt: Date | null;
  /** Accounts and Regions that the settings name; null means all. */
  configured: { accounts: readonly string[] | null; regions: readonly string[] | null };
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
  /** Tells happenings of one kind apart that one resource may have at one moment. */
  part?: string;
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
  /** Seconds between complete passes while an open page shows it; absent is the cadence. */
  interestCadenceSeconds?: number;
  /**
   * Scopes that may wait or run at a time, over all workers: for what can wait and must leave room to the rest. As many
   * again may do so that an open page shows. They take no place of those that a worker has for other passes.
   */
  atOnce?: number;
  /** The operations it calls; shown with coverage and checked against the operations table. */
  operations: readonly AwsOperationName[];
  table: string;
  /** Key columns without those of the scope (`account_id` and `region`), which come first in every table. */
  key: readonly string[];
  /** SQL condition on the table, for datasets that share it: the rows that this one may end. */
  slice?: string;
  /** Datasets of the same scope that must have been complete once before this one is collected. */
  after?: readonly string[];
  /** A chain of `after` that must have been complete once somewhere, and elsewhere too unless it fails there. */
  afterEverywhere?: readonly string[];
  /**
   * Columns that change at every pass: they live in `<table>_live` and make neither a version nor an event. A collector
   * puts them in the same row.
   */
  volatile?: readonly string[];
  /** Columns outside the comparison: a change of only these is written in place, without version or event. */
  uncompared?: readonly string[];
  /** Rows of one write, at most; fewer than the default of 1,000 where rows are large. */
  batchRows?: number;
  /** Batches of rows, at most about 1,000 each. Throwing ends the pass as failed; what was yielded stays applied. */
  collect: (ctx: CollectContext) => AsyncIterable<DatasetRow[]>;
  /** Events of one change. Not called before the first complete pass of a scope: until then nothing has *changed*. */
  events?: (change: RowChange) => EventDraft[];
  /** Whether a change of only uncompared columns is given to `events` too. It makes no version and moves no projection. */
  tellsUncompared?: boolean;
  /**
   * Runs before each write, outside its transaction, for rows that refer to other tables (inventory dictionary). Rows
   * that it leaves out count as seen and unchanged.
   */
  prepare?: (query: Query, scope: SyncScope, rows: DatasetRow[]) => Promise<DatasetRow[]>;
  /**
   * For tables that the engine's diff does not fit, because AWS itself keeps their versions: writes the rows within the
   * pass's transaction and says how many it changed. Nothing else is compared, versioned or ended; `table` is the one
   * that counts.
   */
  write?: (tx: Query, scope: SyncScope, rows: readonly DatasetRow[]) => Promise<WrittenRows>;
  /** Beside `write`, where the table has no versions: takes away what is kept of a scope that is no longer collected. */
  forget?: (tx: Query, scope: SyncScope) => Promise<void>;
}

/** What a dataset's own writing did. */
export interface WrittenRows {
  inserted: number;
  changed: number;
}

/**
 * A joined table that follows datasets: after a diff, in the same transaction, the engine recomputes the keys that the
 * change touched and diffs them into `table` by the same rules.
 */
export interface Projection {
  table: string;
  /** All key columns; `account_id` and `region` come first. */
  key: readonly string[];
  /** Columns that are written with a new row and not compared later. */
  uncompared?: readonly string[];
  /** The leading columns of `key` that `touched` has, all by default: with fewer, each change recomputes a whole group. */
  touches?: readonly string[];
  /** Datasets whose changes touch it, each with SQL that turns their changed key rows (`changed`) into `touches`. */
  dependsOn: Readonly<Record<string, string>>;
  /** Datasets of `dependsOn` whose first complete pass tells something by what it lacks: then the whole scope is recomputed. */
  completes?: readonly string[];
  /** SELECT of complete rows, for the keys in the temporary relation `touched(account_id, region, …)`. */
  select: string;
}

/** Scope of datasets that are collected once for the whole organisation. */
export const organizationScope: SyncScope = { accountId: "organization", region: "-" };
