import type { AddressInfo } from "node:net";
import type { Limits } from "./control/limits.ts";
import { createState, type EmulatorState } from "./control/state.ts";
import { emulatedServices } from "./services/index.ts";
import type { ServiceHandlers } from "./wire/handler.ts";
import { createWireServer } from "./wire/http.ts";
import { createWorld } from "./world/create-world.ts";
import { defaultWorldOptions } from "./world/default-options.ts";
import type { World, WorldOptions } from "./world/world.ts";

/** How an emulator is made; absent members are those of `npm start`. */
export interface EmulatorOptions extends Partial<WorldOptions> {
  /** Where the simulated clock starts; by default at real time. */
  clock?: Date;
  /** Milliseconds that every call takes; shorthand for `limits.latencyMs`. */
  latencyMs?: number;
  /** No limits by default, so that tests run at full speed. */
  limits?: Limits;
  /** By default 127.0.0.1. */
  host?: string;
  /** By default one that is free. */
  port?: number;
  /** Other operations than the emulated ones, for tests of the wire. */
  handlers?: Readonly<Record<string, ServiceHandlers>>;
  /** Whether inputs are held to AWS's constraints; tests that send random inputs say no. */
  validates?: boolean;
  /** Told of failures of the emulator itself; by default they go to standard error. */
  report?: (error: unknown) => void;
}

/** A running emulator. */
export interface Emulator {
  url: string;
  port: number;
  world: World;
  /** The same state that `/_emulator/…` changes. */
  control: EmulatorState;
  /** Closes at once: open connections are cut. */
  close: () => Promise<void>;
}

/** Starts an emulator in this process. Throws when the port is taken, with Node's `EADDRINUSE`. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const {
    clock,
    latencyMs,
    limits,
    host = "127.0.0.1",
    port = 0,
    handlers,
    report,
    validates = true,
    ...worldOptions
  } = options;
  const world = createWorld({ ...defaultWorldOptions, ...worldOptions });
  const control = createState(world, handlers ?? emulatedServices, {
    clock,
    limits: { latencyMs, ...limits },
    validates,
    report: report ?? ((error) => console.error(error)),
  });
  const server = createWireServer(control);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    world,
    control,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
