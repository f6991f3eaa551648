import {
  SelectAggregateResourceConfigCommand,
  type SelectAggregateResourceConfigCommandOutput,
  SelectResourceConfigCommand,
} from "@aws-sdk/client-config-service";
import type { Pool } from "pg";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import { currentPass, type PassMeter } from "#lib/core/server/aws-call-meter.ts";
import { classifyError } from "#lib/core/server/sync/classify-error.ts";
import { type ClaimedScope, endScope, keepPage } from "./claims.ts";

interface ScopeRunner {
  db: Pool;
  aws: AwsAccess;
  redactor: (db: Pool) => Promise<(result: string) => string>;
}

/** The most that AWS gives on a page. */
const pageRows = 100;

/** Asks one account-Region, page by page, until it has answered, the run is full, or the signal ends it. */
export async function runScope(runner: ScopeRunner, scope: ClaimedScope, signal: AbortSignal): Promise<void> {
  const { db } = runner;
  const meter: PassMeter = { signal, calls: 0, throttles: 0, failedOperation: null };
  const spent = () => ({ calls: meter.calls, throttles: meter.throttles });
  try {
    const state = await currentPass.run(meter, () => askAll(runner, scope, meter));
    await endScope(db, scope, { state, ...spent() });
  } catch (error) {
    // Ended by the worker's own end it goes back to the queue; a cancelled one is not ours to end any more.
    if (signal.aborted) return endScope(db, scope, { state: "queued", ...spent() });
    const { code, message, iamAction } = classifyError(error, meter.failedOperation);
    await endScope(db, scope, { state: "failed", ...spent(), error: { code, message, iamAction } });
  }
}

async function askAll(
  { db, aws, redactor }: ScopeRunner,
  scope: ClaimedScope,
  meter: PassMeter,
): Promise<"done" | "cut"> {
  const redact = await redactor(db);
  let token: string | undefined;
  do {
    const answer = await askPage(aws, scope, token);
    token = answer.NextToken;
    const columns = (answer.QueryInfo?.SelectFields ?? []).flatMap(({ Name }) => Name ?? []);
    const { calls, throttles } = meter;
    const results = (answer.Results ?? []).map(redact);
    const kept = await keepPage(db, scope, { columns, results, calls, throttles });
    if (kept === null) return "done";
    if (kept.full && token !== undefined) return "cut";
  } while (token !== undefined);
  return "done";
}

function askPage(
  aws: AwsAccess,
  { accountId, region, aggregator, expression }: ClaimedScope,
  token: string | undefined,
): Promise<SelectAggregateResourceConfigCommandOutput> {
  const { config } = aws.clients(accountId, region);
  const page = { Expression: expression, Limit: pageRows, ...(token !== undefined && { NextToken: token }) };
  if (aggregator === null) return config.send(new SelectResourceConfigCommand(page));
  return config.send(
    new SelectAggregateResourceConfigCommand({ ...page, ConfigurationAggregatorName: aggregator }),
  );
}
