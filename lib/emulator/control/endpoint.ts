import { z } from "zod";
import type { RawRequest } from "../wire/dispatch.ts";
import type { WireResponse } from "../wire/encode.ts";
import { faultKinds } from "./faults.ts";
import type { EmulatorState } from "./state.ts";

const clockBody = z.strictObject({
  now: z.iso.datetime({ offset: true }).optional(),
  advanceSeconds: z.number().optional(),
  frozen: z.boolean().optional(),
});
const faultsBody = z.strictObject({
  rules: z.array(
    z.strictObject({
      service: z.string().optional(),
      operation: z.string().optional(),
      accountId: z.string().optional(),
      region: z.string().optional(),
      kind: z.enum(faultKinds),
      rate: z.number().min(0).max(1).optional(),
      times: z.int().min(0).optional(),
      latencyMs: z.number().min(0).optional(),
      skewSeconds: z.number().optional(),
    }),
  ),
});
const operationLimit = z.strictObject({
  ratePerSecond: z.number().positive().optional(),
  burst: z.number().min(1).optional(),
  latencyMs: z.number().min(0).optional(),
});
const limitsBody = z.strictObject({
  latencyMs: z.number().min(0).optional(),
  defaultRatePerSecond: z.number().positive().optional(),
  burst: z.number().min(1).optional(),
  operations: z.record(z.string(), operationLimit).optional(),
});
const actBody = z.looseObject({ action: z.string() });

function json(status: number, body: unknown): WireResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** Serves `/_emulator/…`. Faulty bodies answer 400 and say which member is wrong. */
export function control(raw: RawRequest, state: EmulatorState): WireResponse {
  try {
    const body: unknown = raw.body.length === 0 ? {} : JSON.parse(raw.body.toString());
    return route(`${raw.method} ${raw.path.slice("/_emulator/".length)}`, body, state);
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

function route(name: string, body: unknown, state: EmulatorState): WireResponse {
  switch (name) {
    case "POST reset":
      state.reset();
      return json(200, { now: state.clock.now() });
    case "GET clock":
      return json(200, { now: state.clock.now(), frozen: state.clock.frozen });
    case "POST clock":
      state.clock.change(clockBody.parse(body));
      return json(200, { now: state.clock.now(), frozen: state.clock.frozen });
    case "POST faults":
      state.faults.replace(faultsBody.parse(body).rules);
      return json(200, {});
    case "GET limits":
      return json(200, state.limiter.limits);
    case "POST limits":
      state.limiter.replace(limitsBody.parse(body));
      return json(200, state.limiter.limits);
    case "GET act":
      return json(200, { actions: state.world().actions() });
    case "POST act": {
      const { action, ...params } = actBody.parse(body);
      return json(200, state.act(action, params));
    }
    case "GET requests":
      return json(200, state.counters.read());
    case "DELETE requests":
      state.counters.reset();
      return json(200, {});
    default:
      return json(404, { error: `No control operation ${name}.` });
  }
}
