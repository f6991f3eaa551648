import http from "node:http";
import { packedType } from "#lib/core/contract/packed.ts";

export interface Answer {
  status: number;
  /** From the first byte sent to the last byte read, in ms. */
  ms: number;
  /** The first bytes, enough to tell what kind of answer it is. */
  head: () => string;
  body: () => string;
}

/** A keep-alive client of the console's API, signed in by a cookie. */
export class HttpClient {
  readonly #base: URL;
  readonly #cookie: string;
  readonly #agent: http.Agent;

  constructor(base: string, cookie: string, sockets: number) {
    this.#base = new URL(base);
    this.#cookie = cookie;
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: sockets });
  }

  get(path: string): Promise<Answer> {
    const startedAt = performance.now();
    return new Promise((resolve, reject) => {
      const request = http.get(
        new URL(path, this.#base),
        { agent: this.#agent, headers: { cookie: this.#cookie, accept: `${packedType}, application/json` } },
        (response) => {
          // Read as text only where it is asked for: garbage of this process would be measured as time of the console.
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              ms: performance.now() - startedAt,
              head: () => chunks[0]?.toString("utf8", 0, 300) ?? "",
              body: () => Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      request.on("error", reject);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/**
 * Calls one after the other; the first `warmUp` are not counted.
 * @throws Error when one does not answer 200, or is a list that found nothing: that would measure another question.
 */
export async function timeSequence(
  client: HttpClient,
  paths: readonly string[],
  warmUp: number,
): Promise<number[]> {
  const times: number[] = [];
  for (const [index, path] of paths.entries()) {
    const answer = await client.get(path);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.head()}`);
    if (answer.head().startsWith('{"rows":[]')) throw new Error(`${path} found nothing`);
    if (index >= warmUp) times.push(answer.ms);
  }
  return times;
}
