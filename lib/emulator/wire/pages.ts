import { hash, randomBytes } from "node:crypto";
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
  #secret = randomBytes(32).toString("hex");

  /** Refuses every token given so far. */
  reset(): void {
    this.#secret = randomBytes(32).toString("hex");
  }

  /** One page of a list or scan; throws PageTokenError for a token that was not given for this question. */
  page<Item>(
    items: readonly Item[] | Pick<Scan<Item>, "scan">,
    options: PageOptions,
    scope: PageScope,
  ): Page<Item> {
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
    const head = `${position.toString(36)}.${issuedAt.toString(36)}`;
    // Not an HMAC: the secret comes last, so that no question can be extended, and one hash is all a page costs.
    const proof = hash("sha256", `${head}|${question}|${this.#secret}`, "base64url").slice(0, 24);
    return `AAEA${Buffer.from(`${head}.${proof}`).toString("base64url")}`;
  }
}

function readState(token: string): TokenState | undefined {
  if (!token.startsWith("AAEA")) return undefined;
  const [position, issuedAt] = Buffer.from(token.slice(4), "base64url").toString().split(".");
  const state = {
    position: Number.parseInt(position ?? "", 36),
    issuedAt: Number.parseInt(issuedAt ?? "", 36),
  };
  return Number.isSafeInteger(state.position) && Number.isSafeInteger(state.issuedAt) ? state : undefined;
}

function slice<Item>(
  items: readonly Item[],
  position: number,
  limit: number,
): { items: Item[]; next: number | undefined } {
  const end = position + limit;
  return { items: items.slice(position, end), next: end < items.length ? end : undefined };
}
