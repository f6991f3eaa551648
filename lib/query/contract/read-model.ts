import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";

/** What one statement may cost: rows and bytes of its answer, and its time. */
export const statementLimits = {
  rows: 5_000,
  bytes: 8 * 1024 * 1024,
  statementMs: 15_000,
  temporaryMb: 512,
} as const;

/** A column of an answer; the type is PostgreSQL's name, for example `timestamp with time zone`. */
export const resultColumn = z.object({ name: z.string(), type: z.string() });
export type ResultColumn = z.infer<typeof resultColumn>;

/** `POST /api/query/statement` */
export const runStatementInput = scopeQuery.pick({ accounts: true, regions: true }).extend({
  text: z.string().max(100_000),
});
export type RunStatementInput = z.infer<typeof runStatementInput>;

export const runStatementOutput = z.object({
  columns: z.array(resultColumn),
  /** Each value as text, as JSON writes it (times in ISO 8601, UTC); null is SQL's null. */
  rows: z.array(z.array(z.string().nullable())),
  /** Why there are more rows than these. */
  cut: z.enum(["rows", "bytes"]).nullable(),
  elapsedMs: z.number(),
  /** Age and coverage of everything that is collected in the scope: what was read is not known by dataset. */
  freshness,
});
export type RunStatementOutput = z.infer<typeof runStatementOutput>;

/** Why a statement cannot be run by anybody: what the database's user lacks. */
export const sandboxProblem = z.enum(["create_role", "grant_role", "role_too_strong", "tables_open"]);
export type SandboxProblem = z.infer<typeof sandboxProblem>;

/** `GET /api/query/views`: what a statement can read. */
export const listQueryViewsOutput = z.object({
  views: z.array(
    z.object({
      name: z.string(),
      /** In English, as in the database; the console has the same in both languages. */
      description: z.string(),
      columns: z.array(resultColumn.extend({ description: z.string().nullable() })),
    }),
  ),
  /** Null: statements can be run. */
  problem: z
    .object({
      reason: sandboxProblem,
      /** What an administrator of the database runs to mend it; empty where there is no one statement. */
      remedy: z.string(),
    })
    .nullable(),
});
export type ListQueryViewsOutput = z.infer<typeof listQueryViewsOutput>;
