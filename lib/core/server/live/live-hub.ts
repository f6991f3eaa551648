import type { Client } from "pg";
import { type LiveEvent, liveEvent } from "#lib/core/contract/sync-status.ts";

/** The channel on which the worker tells of changed rows. */
export const liveChannel = "yagura_live";

/** `null` says that notifications may have been missed: whoever shows live data reads it again. */
export type LiveListener = (event: LiveEvent | null) => void;

export interface LiveHubOptions {
  /** A client that is not connected yet; each attempt takes a new one. */
  newClient: () => Client;
  /** First and longest wait between attempts to reconnect, in milliseconds. */
  reconnectMs?: { first: number; longest: number };
  /** How often the connection is asked whether it still lives, in milliseconds. */
  probeMs?: number;
}

/**
 * One LISTEN connection, fanned out to any number of listeners. It is open while somebody listens and comes back by
 * itself after PostgreSQL was away.
 */
export class LiveHub {
  readonly #listeners = new Set<LiveListener>();
  readonly #options: LiveHubOptions;
  #client: Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #attempts = 0;
  #missed = false;

  constructor(options: LiveHubOptions) {
    this.#options = options;
  }

  /** Listens until the returned function is called. */
  subscribe(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#connect();
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) this.#drop();
    };
  }

  /** Connections this hub holds: 0 or 1. */
  get connections(): number {
    return this.#client === null ? 0 : 1;
  }

  #connect(): void {
    const client = this.#options.newClient();
    this.#client = client;
    const lost = () => this.#lost(client);
    client.on("error", lost);
    client.on("end", lost);
    client.on("notification", (message) => this.#notify(message.payload));
    client
      .connect()
      .then(() => client.query(`listen ${liveChannel}`))
      .then(() => this.#listening(client), lost);
  }

  #listening(client: Client): void {
    if (this.#client !== client) return;
    this.#attempts = 0;
    if (this.#missed) this.#tell(null);
    this.#missed = false;
    this.#probe(client);
  }

  /** A connection cut without a word looks healthy until it is used. */
  #probe(client: Client): void {
    this.#timer = setTimeout(() => {
      client.query("select 1").then(
        () => this.#client === client && this.#probe(client),
        () => this.#lost(client),
      );
    }, this.#options.probeMs ?? 15_000);
    this.#timer.unref();
  }

  #lost(client: Client): void {
    if (this.#client !== client) return;
    this.#drop();
    this.#missed = true;
    const { first, longest } = this.#options.reconnectMs ?? { first: 250, longest: 10_000 };
    const waitMs = Math.min(longest, first * 2 ** this.#attempts) * (0.75 + Math.random() / 2);
    this.#attempts += 1;
    this.#timer = setTimeout(() => this.#connect(), waitMs);
    this.#timer.unref();
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    // Ending a connection that is gone already fails, which is what was wanted.
    client?.end().catch(() => undefined);
  }

  #notify(payload: string | undefined): void {
    const parsed = liveEvent.safeParse(parseJson(payload));
    if (parsed.success) this.#tell(parsed.data);
  }

  #tell(event: LiveEvent | null): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
