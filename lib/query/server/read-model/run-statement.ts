import { AppError } from "#lib/core/contract/errors.ts";
import { readFreshness } from "#lib/core/server/freshness.ts";
import { visibleAccounts } from "#lib/core/server/scope-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import {
  type RunStatementInput,
  type RunStatementOutput,
  statementLimits,
} from "../../contract/read-model.ts";
import { checkStatement } from "../../domain/read-model-sql/check.ts";
import { Places } from "../places.ts";
import { runInSandbox } from "./sandbox.ts";
import { readSandboxProblem } from "./sandbox-problem.ts";

// Next.js may load a module more than once in a process; the places are still to be those of the process.
const key = Symbol.for("yagura.query-places");
const shared: typeof globalThis & { [key]?: Places } = globalThis;

/** A statement holds one of the process's eight connections: most stay with the pages. */
const placesOf = (): Places => {
  shared[key] ??= new Places(3, 2);
  return shared[key];
};

/**
 * The answer to a reader's SQL over the views of the read model, within the accounts that the reader may see.
 *
 * @throws {AppError} `bad_request` with the fault's place when the statement is at fault (`details.fault`, or PostgreSQL's
 * own `details.sqlState` and `details.position`), `unavailable` with `details.problem` when the database's user lacks a
 * right, `too_many_requests` when too many run.
 */
export async function runStatement(ctx: VerbContext, input: RunStatementInput): Promise<RunStatementOutput> {
  const fault = checkStatement(input.text);
  if (fault !== null) throw new AppError("bad_request", "The statement cannot be sent.", { fault });
  const release = placesOf().take(ctx.actor.name);
  try {
    const problem = await readSandboxProblem(ctx.db);
    if (problem !== null) {
      throw new AppError(
        "unavailable",
        "The user of the database lacks rights that running statements needs.",
        {
          problem,
        },
      );
    }
    const scope = {
      accountIds: visibleAccounts(ctx.actor, input.accounts) ?? null,
      regions: input.regions ?? null,
    };
    const startedAt = performance.now();
    const answer = await runInSandbox(ctx.db, input.text, scope, statementLimits, ctx.signal).catch(
      (error: unknown) => {
        throw readable(error);
      },
    );
    const elapsedMs = Math.round((performance.now() - startedAt) * 10) / 10;
    const { accounts, regions } = input;
    return {
      ...answer,
      elapsedMs,
      freshness: await readFreshness(ctx, { datasets: "all", accounts, regions }),
    };
  } finally {
    release();
  }
}

interface ServerError {
  code: string;
  message: string;
  hint?: string;
  position?: string;
  internalPosition?: string;
}

/** Classes of SQLSTATE that a statement itself causes: cardinality, data, names, rights, size, resources, writing. */
const caused = /^(0A|21|22|23|25006|26|2F|34|3F|42|53100|53200|53400|54|57014)/;

/** PostgreSQL's message for the reader who wrote the statement; anything else is left as it is. */
function readable(error: unknown): unknown {
  if (!isServerError(error) || !caused.test(error.code)) return error;
  const { code, message, hint } = error;
  const place = Number(error.position ?? error.internalPosition ?? Number.NaN);
  if (code === "57014") {
    return new AppError("bad_request", "The statement took longer than it may.", {
      sqlState: code,
      timeoutMs: statementLimits.statementMs,
    });
  }
  return new AppError("bad_request", message, {
    sqlState: code,
    ...(hint === undefined ? {} : { hint }),
    // PostgreSQL counts characters from 1.
    ...(Number.isNaN(place) ? {} : { position: place - 1 }),
  });
}

function isServerError(error: unknown): error is ServerError {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && error.code.length === 5
  );
}
