import { AppError } from "#lib/core/contract/errors.ts";
import { visibleAccounts } from "#lib/core/server/scope-sql.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { RunRange } from "./run-sql.ts";

/** A run by its address: where it is, its name there, and the time that it lies in. */
export interface RunAddress {
  accountId: string;
  region: string;
  /** `window:…`, `command:…` or `seen:…`. */
  run: string;
  range: RunRange;
}

const hourMs = 3_600_000;
/** A window is open for at most 24 hours, and commands go on for at most two days. */
const longestMs = 72 * hourMs;

/**
 * Reads `accountId:region:kind:id`.
 * @throws {AppError} `not_found` for anything that has not been seen, or lies in an account that the actor may not see.
 */
export async function findRun(ctx: VerbContext, key: string, asOf: string | undefined): Promise<RunAddress> {
  const [, accountId = "", region = "", kind = "", id = ""] =
    /^(\d{12}):([a-z0-9-]+):(window|command|seen):([\w-]{1,80})$/.exec(key) ?? [];
  const visible = visibleAccounts(ctx.actor, [accountId]);
  if (kind === "" || visible?.length === 0) throw missing();
  const startedAt = kind === "seen" ? hourOf(id) : await startOf(ctx, kind, [accountId, region, id]);
  const end = new Date(startedAt.getTime() + (kind === "seen" ? 24 * hourMs : longestMs)).toISOString();
  // Operations are gathered by their end, and go on for hours.
  const since = new Date(startedAt.getTime() - (kind === "seen" ? 24 * hourMs : 1_000)).toISOString();
  return {
    accountId,
    region,
    run: `${kind}:${id}`,
    range: { since, until: asOf !== undefined && asOf < end ? asOf : end },
  };
}

function hourOf(id: string): Date {
  const at = new Date(Number(id.split("-")[0]) * hourMs);
  if (Number.isNaN(at.getTime())) throw missing();
  return at;
}

async function startOf(ctx: VerbContext, kind: string, values: readonly string[]): Promise<Date> {
  const sql =
    kind === "window"
      ? "select started_at from window_executions where (account_id, region, window_execution_id) = ($1, $2, $3)"
      : "select requested_at as started_at from commands where (account_id, region, command_id) = ($1, $2, $3)";
  const [row] = await readQuery<{ started_at: Date | null }>(ctx.db, sql, values);
  if (!row?.started_at) throw missing();
  return row.started_at;
}

const missing = () => new AppError("not_found", "No such run has been seen.");
