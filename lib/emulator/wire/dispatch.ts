import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { SimulatedClock } from "../control/clock.ts";
import type { RequestCounters } from "../control/counters.ts";
import type { Faults, Strike } from "../control/faults.ts";
import type { RateLimiter } from "../control/limits.ts";
import type { World } from "../world/world.ts";
import { readCaller, readScope } from "./credentials.ts";
import { decodeInput, findOperation, type WireRequest } from "./decode.ts";
import { describeError, encodeError, encodeOutput, type WireResponse } from "./encode.ts";
import { AwsError } from "./errors.ts";
import type { EmulatorRequest, ServiceHandlers } from "./handler.ts";
import { type Identity, identify } from "./identify.ts";
import type { PageTokens } from "./pages.ts";
import { commonError, type KeyState, refuse } from "./refusals.ts";
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

async function answer(call: Call, key: KeyState, context: DispatchContext): Promise<DispatchResult> {
  const { service, operationName, accountId, region } = call;
  const name = `${service.wire.name}:${operationName}`;
  const target = { service: service.wire.name, operation: operationName, accountId, region };
  const strike = context.faults.strike(target);
  const latencyMs = context.limiter.latencyMs(name) + strike.latencyMs;
  const { response, outcome } = await respond(call, key, strike, context);
  const sabotage = sabotageOf(strike);
  context.counters.count(name, sabotage === undefined ? outcome : "error");
  if (strike.skewSeconds !== 0) {
    response.headers.date = new Date(Date.now() + strike.skewSeconds * 1000).toUTCString();
  }
  return { response, sabotage, latencyMs };
}

function sabotageOf({ kind }: Strike): DispatchResult["sabotage"] {
  return kind === "hang" || kind === "cut" || kind === "truncate" ? kind : undefined;
}

async function respond(
  call: Call,
  key: KeyState,
  strike: Strike,
  context: DispatchContext,
): Promise<{ response: WireResponse; outcome: "ok" | "throttled" | "error" }> {
  const { wire } = call.service;
  if (strike.kind === "html500") return { response: brokenGateway, outcome: "error" };
  try {
    const signedAt = call.request.headers["x-amz-date"];
    const { operationName, callerArn } = call;
    refuse({ wire, operationName, callerArn, signedAt: signedAt?.toString() }, key, strike);
    if (!context.limiter.take(`${wire.name}:${operationName}`, call.accountId, call.region))
      throw commonError(wire, "throttled", "Rate exceeded");
    return { response: await handle(call, context), outcome: "ok" };
  } catch (thrown) {
    const error = describeError(call.service, thrown);
    if (error.unexpected) context.report(thrown);
    const response = encodeError(call.service, call.identity.protocol, error, call.requestId);
    return { response, outcome: error.code === wire.errors.throttled[0] ? "throttled" : "error" };
  }
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
    throw commonError(service.wire, "unknownKey", "The security token included in the request is invalid.");
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
