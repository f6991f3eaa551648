import type { Pool } from "pg";
import { configRunLimits } from "../../contract/config-runs.ts";

/** One account-Region, or one aggregator, that this worker asks. */
export interface ClaimedScope {
  run: string;
  place: number;
  accountId: string;
  region: string;
  aggregator: string | null;
  expression: string;
}

/** Longer than one page may take with all its repeats; a worker that is gone for longer has lost the scope. */
const leaseSeconds = 180;

/** Takes up to `count` scopes, the longest-waiting run's first; those of a lost worker begin anew. */
export async function claimScopes(db: Pool, count: number): Promise<ClaimedScope[]> {
  if (count <= 0) return [];
  const { rows } = await db.query<ClaimedScope>(
    `with wanted as (
       select s.run_id, s.place, r.expression
         from query_run_scopes s join query_runs r using (run_id)
        where r.cancelled_at is null
          and (s.state = 'queued' or (s.state = 'running' and s.claimed_until < now()))
        order by r.requested_at, s.run_id, s.place limit $1
          for update of s skip locked
     ), emptied as (
       delete from query_run_pages p using wanted w where p.run_id = w.run_id and p.place = w.place
     )
     update query_run_scopes s
        set state = 'running', claimed_until = now() + make_interval(secs => ${leaseSeconds}), pages = 0, row_count = 0, bytes = 0
       from wanted w where s.run_id = w.run_id and s.place = w.place
     returning s.run_id as run, s.place, s.account_id as "accountId", s.region, s.aggregator_name as aggregator,
               w.expression`,
    [count],
  );
  return rows;
}

export interface PageToKeep {
  columns: readonly string[];
  results: readonly string[];
  calls: number;
  throttles: number;
}

/**
 * Writes a page down and renews the lease.
 * @returns Whether the run holds as much as it may; null when it was cancelled meanwhile.
 */
export async function keepPage(
  db: Pool,
  { run, place }: ClaimedScope,
  { columns, results, calls, throttles }: PageToKeep,
): Promise<{ full: boolean } | null> {
  const bytes = results.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const { rows } = await db.query<{ full: boolean }>(
    `with mine as (
       update query_run_scopes
          set pages = pages + 1, row_count = row_count + cardinality($5::text[]), bytes = bytes + $3, calls = $6,
              throttles = $7, claimed_until = now() + make_interval(secs => ${leaseSeconds})
        where run_id = $1 and place = $2 and state = 'running'
       returning run_id, place, pages
     ), page as (
       insert into query_run_pages (run_id, place, page, columns, results)
       select run_id, place, pages, $4::text[], $5::text[] from mine
     )
     -- As they were before this page: a statement does not see what it writes itself.
     select sum(row_count) + cardinality($5::text[]) >= ${configRunLimits.rows}
            or sum(bytes) + $3 >= ${configRunLimits.bytes} as full
       from query_run_scopes where run_id = (select run_id from mine) having count(*) > 0`,
    [run, place, bytes, columns, results, calls, throttles],
  );
  return rows[0] ?? null;
}

/** How a scope ended. */
export interface ScopeEnd {
  state: "done" | "failed" | "cut" | "queued";
  calls: number;
  throttles: number;
  error?: { code: string; message: string; iamAction: string | null };
}

/** Ends a scope; one that was cut ends those of its run that nobody asks yet. */
export async function endScope(db: Pool, { run, place }: ClaimedScope, end: ScopeEnd): Promise<void> {
  await db.query(
    `update query_run_scopes
        set state = $3, calls = $4, throttles = $5, error_code = $6, error_message = $7, error_iam_action = $8
      where run_id = $1 and place = $2 and state = 'running'`,
    [
      run,
      place,
      end.state,
      end.calls,
      end.throttles,
      end.error?.code ?? null,
      end.error?.message ?? null,
      end.error?.iamAction ?? null,
    ],
  );
  if (end.state !== "cut") return;
  await db.query("update query_run_scopes set state = 'cut' where run_id = $1 and state = 'queued'", [run]);
}

/** Forgets answers that are older than they are kept. */
export async function forgetOldRuns(db: Pool): Promise<void> {
  await db.query("delete from query_runs where requested_at < now() - make_interval(mins => $1)", [
    configRunLimits.keptMinutes,
  ]);
}
