import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { SimulatedClock } from "../control/clock.ts";
import type { RequestCounters } from "../control/counters.ts";
import type { FaultKind, Faults } from "../control/faults.ts";
import type { RateLimiter } from "../control/limits.ts";
import type { World } from "../world/world.ts";
import type { CommonErrors } from "./common-errors.ts";
import { readCaller, readScope } from "./credentials.ts";
import { decodeInput, findOperation, type WireRequest } from "./decode.ts";
import { describeError, encodeError, encodeOutput, type WireResponse } from "./encode.ts";
import { AwsError } from "./errors.ts";
import type { EmulatorRequest, ServiceHandlers } from "./handler.ts";
import { type Identity, identify } from "./identify.ts";
import type { PageTokens } from "./pages.ts";
import { type LoadedService, loadService } from "./services.ts";
import type { OperationShape } from "./shape.ts";
import { validate } from "./validate.ts";

/** What a dispatcher serves. */
export interface DispatchContext {
  handlers: Readonly<Record<string, ServiceHandlers>>;
  world: () => World;
  clock: SimulatedClock;
  faults: Faults;
  limiter: RateLimiter;
  counters: RequestCounters;
  pages: PageTokens;
  /** False only for tests that send random inputs. */
  validates: boolean;
  /** Told of errors that are the emulator's own. */
  report: (error: unknown) => void;
}

/** A request as it came, its body complete and unzipped. */
export interface RawRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** An answer, what is to go wrong while it is sent, and how long it takes. */
export interface DispatchResult {
  response: WireResponse;
  sabotage: "hang" | "cut" | "truncate" | undefined;
  latencyMs: number;
}

interface Call {
  identity: Identity;
  service: LoadedService;
  operation: OperationShape | undefined;
  operationName: string;
  request: WireRequest;
  requestId: string;
  accountId: string;
  callerArn: string;
  region: string;
}

const notSpoken: WireResponse = {
  status: 501,
  headers: { "content-type": "application/x-amz-json-1.1" },
  body: JSON.stringify({
    __type: "UnknownOperationException",
    message: "No AWS service of the emulator is addressed.",
  }),
};
const brokenGateway: WireResponse = {
  status: 500,
  headers: { "content-type": "text/html" },
  body: "<html><head><title>500 Internal Server Error</title></head><body><h1>Internal Server Error</h1></body></html>",
};
const faultErrors: Partial<Record<FaultKind, [keyof CommonErrors, string]>> = {
  throttle: ["throttled", "Rate exceeded"],
  deny: ["denied", "is not authorized to perform"],
  error: ["internal", "An internal error has occurred. Try again."],
  expired: ["expiredToken", "The security token included in the request is expired"],
};

function common(call: Call, kind: keyof CommonErrors, message: string): AwsError {
  const [code, status] = call.service.wire.errors[kind];
  return new AwsError(code, message, status);
}

function isForm(raw: RawRequest): boolean {
  return raw.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
}

/** Answers one AWS request: identifies it, applies limits and faults, decodes, validates, handles and encodes. */
export async function dispatch(raw: RawRequest, context: DispatchContext): Promise<DispatchResult> {
  const scope = readScope(raw.headers, raw.query);
  const form = isForm(raw)
    ? new URLSearchParams(raw.body.toString())
    : raw.query.has("Action")
      ? raw.query
      : undefined;
  const identity = identify({ path: raw.path, headers: raw.headers, scope, form });
  if (identity === undefined) {
    context.counters.count("unknown:Unknown", "error");
    return { response: notSpoken, sabotage: undefined, latencyMs: 0 };
  }
  const service = await loadService(identity.wire);
  const request: WireRequest = { ...raw, form };
  const operation = findOperation(service, identity.protocol, identity.operation, request);
  const operationName = operation?.name ?? identity.operation ?? "Unknown";
  const token = raw.headers["x-amz-security-token"] ?? raw.query.get("X-Amz-Security-Token") ?? undefined;
  const managementId = context.world().organization().masterAccountId;
  const caller = readCaller(scope?.accessKeyId, typeof token === "string" ? token : undefined, managementId);
  const known = typeof caller === "string" ? { accountId: "", callerArn: "" } : caller;
  const region = scope?.region ?? "us-east-1";
  const call: Call = {
    identity,
    service,
    operation,
    operationName,
    request,
    requestId: randomUUID(),
    region,
    ...known,
  };
  return answer(call, typeof caller === "string" ? caller : "known", context);
}

async function answer(
  call: Call,
  key: "known" | "unknown" | "expired",
  context: DispatchContext,
): Promise<DispatchResult> {
  const { service, operationName, accountId, region } = call;
  const name = `${service.wire.name}:${operationName}`;
  const struck = context.faults.strike({
    service: service.wire.name,
    operation: operationName,
    accountId,
    region,
  });
  const latencyMs = context.limiter.latencyMs(name) + struck.latencyMs;
  try {
    if (struck.kind === "html500") {
      context.counters.count(name, "error");
      return { response: brokenGateway, sabotage: undefined, latencyMs };
    }
    refuse(call, key, struck.kind);
    if (!context.limiter.take(name, accountId, region)) throw common(call, "throttled", "Rate exceeded");
    const response = await handle(call, context);
    const sabotage =
      struck.kind === "hang" || struck.kind === "cut" || struck.kind === "truncate" ? struck.kind : undefined;
    context.counters.count(name, sabotage === undefined ? "ok" : "error");
    return { response, sabotage, latencyMs };
  } catch (thrown) {
    const error = describeError(service, thrown);
    context.counters.count(name, error.code === service.wire.errors.throttled[0] ? "throttled" : "error");
    if (error.unexpected) context.report(thrown);
    const response = encodeError(service, call.identity.protocol, error, call.requestId);
    return { response, sabotage: undefined, latencyMs };
  }
}

/** Throws what the caller's key or a fault rule calls for. */
function refuse(call: Call, key: "known" | "unknown" | "expired", fault: FaultKind | undefined): void {
  if (key === "unknown")
    throw common(call, "unknownKey", "The security token included in the request is invalid.");
  if (key === "expired")
    throw common(call, "expiredToken", "The security token included in the request is expired");
  const [kind, message] = (fault === undefined ? undefined : faultErrors[fault]) ?? [];
  if (kind === undefined || message === undefined) return;
  const action = `${call.service.wire.signingName}:${call.operationName}`;
  throw common(call, kind, kind === "denied" ? `User: ${call.callerArn} ${message}: ${action}` : message);
}

async function handle(call: Call, context: DispatchContext): Promise<WireResponse> {
  const { service, identity, operation, requestId, accountId, region, callerArn } = call;
  const handler = operation === undefined ? undefined : context.handlers[service.wire.name]?.[operation.name];
  if (operation === undefined || handler === undefined) {
    throw new AwsError("UnknownOperationException", `${call.operationName} is not emulated.`, 501);
  }
  const world = context.world();
  const reachable = !service.wire.regional || world.regions().some(({ name }) => name === call.region);
  if (world.account(accountId) === undefined || !reachable) {
    throw common(call, "unknownKey", "The security token included in the request is invalid.");
  }
  const input = decodeInput(service, identity.protocol, operation, call.request);
  if (context.validates) validate(service, operation, input, identity.protocol);
  const now = context.clock.now();
  const pageScope = {
    service: service.wire.name,
    operation: operation.name,
    accountId,
    region,
    now,
    lifetimeSeconds: service.wire.pageTokenSeconds,
  };
  const request: EmulatorRequest = {
    accountId,
    region,
    callerArn,
    requestId,
    now,
    world,
    page: (items, options) => context.pages.page(items, options, pageScope),
  };
  const output = await handler(input as never, request);
  return encodeOutput(service, identity.protocol, operation, output as Record<string, unknown>, requestId);
}
