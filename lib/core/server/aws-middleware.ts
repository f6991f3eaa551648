import { isThrottlingError } from "@smithy/core/retry";
import type {
  FinalizeRequestMiddleware,
  InitializeMiddleware,
  MiddlewareStack,
  SdkError,
} from "@smithy/types";
import { AppError } from "#lib/core/contract/errors.ts";
import type { AwsCallMeter } from "./aws-call-meter.ts";
import { currentPass } from "./aws-call-meter.ts";
import type { AwsOperation } from "./aws-operations.ts";
import { findAwsOperation } from "./aws-operations.ts";
import type { AwsRateLimiter } from "./aws-rate-limiter.ts";

/** What every client's middleware needs to know. */
export interface CallPolicy {
  limiter: AwsRateLimiter;
  meter: AwsCallMeter;
  writeMode: boolean;
  find?: (name: string) => AwsOperation | undefined;
}

/** Where a client's calls go. */
export interface CallTarget {
  service: string;
  accountId: string;
  region: string;
}

/**
 * Refuses a call before it is serialised or signed when its operation is not in the table, or when it writes and write
 * mode is off.
 * @throws AppError `forbidden`
 */
export function assertAllowed(name: string, policy: Pick<CallPolicy, "writeMode" | "find">): AwsOperation {
  const operation = (policy.find ?? findAwsOperation)(name);
  if (operation === undefined) {
    throw new AppError(
      "forbidden",
      `${name} is not in the table of AWS operations that this console may call.`,
    );
  }
  if (operation.access === "write" && !policy.writeMode) {
    throw new AppError(
      "forbidden",
      `${name} changes things in AWS, and write mode is off. Set YAGURA_WRITE=on.`,
    );
  }
  return operation;
}

/** Adds the guard, the limiter and the meter to one client. */
export function applyPolicy<Input extends object, Output extends object>(
  stack: MiddlewareStack<Input, Output>,
  target: CallTarget,
  policy: CallPolicy,
): void {
  const guard: InitializeMiddleware<Input, Output> = (next, context) => async (args) => {
    assertAllowed(`${target.service}:${operationOf(context.commandName)}`, policy);
    return next(args);
  };
  const limit: FinalizeRequestMiddleware<Input, Output> = (next, context) => async (args) => {
    const operation = operationOf(context.commandName);
    const entry = assertAllowed(`${target.service}:${operation}`, policy);
    const key = `${target.accountId} ${target.region} ${target.service}:${operation}`;
    const start = { ratePerSecond: entry.publishedRatePerSecond, burst: entry.burst };
    await policy.limiter.take(key, start, currentPass.getStore()?.signal);
    const startedAt = performance.now();
    const record = (outcome: "ok" | "throttled" | "error") =>
      policy.meter.record({ ...target, operation, outcome, latencyMs: performance.now() - startedAt });
    try {
      const result = await next(args);
      policy.limiter.succeeded(key);
      record("ok");
      return result;
    } catch (error) {
      const throttled = isThrottled(error);
      if (throttled) policy.limiter.throttled(key);
      record(throttled ? "throttled" : "error");
      throw error;
    }
  };
  // It filters every input and output for a logger that there is not: a tenth of the SDK's time.
  stack.remove("loggerMiddleware");
  stack.add(guard, { step: "initialize", name: "yaguraGuard", priority: "high" });
  // Inside the retry loop, after credentials and signing: each attempt that is really sent has its token and count.
  stack.addRelativeTo(limit, {
    relation: "after",
    toMiddleware: "httpSigningMiddleware",
    name: "yaguraLimit",
  });
}

/** Whether AWS refused the call because of its rate. */
export function isThrottled(error: unknown): boolean {
  return error instanceof Error && isThrottlingError(error as SdkError);
}

function operationOf(commandName: string | undefined): string {
  return (commandName ?? "").replace(/Command$/, "");
}
