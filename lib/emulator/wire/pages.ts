import { createHmac, randomBytes } from "node:crypto";
import type { Scan } from "../world/scan.ts";
import { PageTokenError } from "./errors.ts";
import type { Page, PageOptions } from "./handler.ts";

/** What a token is bound to: it opens the next page of the same question, asked by the same account in the same Region. */
export interface PageScope {
  service: string;
  operation: string;
  accountId: string;
  region: string;
  now: Date;
  lifetimeSeconds: number;
}

interface TokenState {
  position: number;
  issuedAt: number;
}

/** Gives and checks paging tokens. They say nothing to a client and are worthless to another emulator. */
export class PageTokens {
  #secret = randomBytes(32);

  /** Refuses every token given so far. */
  reset(): void {
    this.#secret = randomBytes(32);
  }

  /** One page of a list or scan; throws PageTokenError for a token that was not given for this question. */
  page<Item>(items: readonly Item[] | Scan<Item>, options: PageOptions, scope: PageScope): Page<Item> {
    const question = `${scope.service}|${scope.operation}|${scope.accountId}|${scope.region}|${JSON.stringify(options.query)}`;
    const position = this.#position(options.token, question, scope);
    const { items: found, next } =
      "scan" in items ? items.scan(position, options.limit) : slice(items, position, options.limit);
    const state = { position: next ?? 0, issuedAt: Math.floor(scope.now.getTime() / 1000) };
    return { items: found, nextToken: next === undefined ? undefined : this.#give(state, question) };
  }

  #position(token: string | undefined, question: string, scope: PageScope): number {
    if (token === undefined || token === "") return 0;
    const state = readState(token);
    if (state === undefined || this.#give(state, question) !== token) throw new PageTokenError("invalid");
    const age = scope.now.getTime() / 1000 - state.issuedAt;
    if (age > scope.lifetimeSeconds) throw new PageTokenError("expired");
    return state.position;
  }

  #give({ position, issuedAt }: TokenState, question: string): string {
    const head = Buffer.alloc(12);
    head.writeUIntBE(position, 0, 6);
    head.writeUIntBE(issuedAt, 6, 6);
    const mac = createHmac("sha256", this.#secret).update(head).update(question).digest().subarray(0, 18);
    return `AAEA${Buffer.concat([head, mac]).toString("base64url")}`;
  }
}

function readState(token: string): TokenState | undefined {
  if (!token.startsWith("AAEA")) return undefined;
  const bytes = Buffer.from(token.slice(4), "base64url");
  if (bytes.length !== 30) return undefined;
  return { position: bytes.readUIntBE(0, 6), issuedAt: bytes.readUIntBE(6, 6) };
}

function slice<Item>(
  items: readonly Item[],
  position: number,
  limit: number,
): { items: Item[]; next: number | undefined } {
  const end = position + limit;
  return { items: items.slice(position, end), next: end < items.length ? end : undefined };
}
