import type { DispatchContext } from "../wire/dispatch.ts";
import type { ServiceHandlers } from "../wire/handler.ts";
import { PageTokens } from "../wire/pages.ts";
import type { World } from "../world/world.ts";
import { SimulatedClock } from "./clock.ts";
import { RequestCounters } from "./counters.ts";
import { Faults } from "./faults.ts";
import { type Limits, RateLimiter } from "./limits.ts";

/** Everything about an emulator that can change while it runs. */
export interface EmulatorState extends DispatchContext {
  /** Back to the state of a fresh start: clock, faults, limits, counters, tokens and the world's own changes. */
  reset: () => void;
  /** Changes the world at the clock's present time. */
  act: (action: string, params: Readonly<Record<string, unknown>>) => unknown;
}

export interface StateOptions {
  clock: Date | undefined;
  limits: Limits;
  validates: boolean;
  report: (error: unknown) => void;
}

/** The state of an emulator over one world. */
export function createState(
  world: World,
  handlers: Readonly<Record<string, ServiceHandlers>>,
  options: StateOptions,
): EmulatorState {
  const clock = new SimulatedClock(options.clock);
  const faults = new Faults();
  const limiter = new RateLimiter(options.limits);
  const counters = new RequestCounters();
  const pages = new PageTokens();
  return {
    handlers,
    world: () => world,
    clock,
    faults,
    limiter,
    counters,
    pages,
    validates: options.validates,
    report: options.report,
    reset: () => {
      clock.reset(options.clock);
      faults.replace([]);
      limiter.replace(options.limits);
      counters.reset();
      pages.reset();
      world.reset();
    },
    act: (action, params) => world.act(action, params, clock.now()),
  };
}
