import type { QueryFault } from "../fault.ts";
import type { ConfigToken } from "./tokens.ts";

/** Ends reading at the first fault. */
export class FaultFound extends Error {
  readonly fault: QueryFault;
  constructor(fault: QueryFault) {
    super(fault.messageKey);
    this.fault = fault;
  }
}

export function fail(messageKey: string, { from, to, text }: ConfigToken, near = text): never {
  throw new FaultFound({ messageKey, from, to, near: near.slice(0, 60) });
}

/** Keywords of SQL that AWS Config's queries do not have. */
export const unsupported: ReadonlySet<string> = new Set(
  "all as distinct from having join union limit offset null is exists any some case cast inner left right on with".split(
    " ",
  ),
);
export const keywords = new Set("select where group order by and or not in between like asc desc".split(" "));
export const aggregates = new Set(["avg", "count", "max", "min", "sum"]);

/** The tokens of a query, one after the other. */
export class TokenReader {
  readonly doubts: QueryFault[] = [];
  readonly mayExist: (property: string) => boolean;
  readonly #tokens: readonly ConfigToken[];
  #place = 0;

  constructor(tokens: readonly ConfigToken[], mayExist: (property: string) => boolean) {
    this.#tokens = tokens;
    this.mayExist = mayExist;
  }

  get token(): ConfigToken {
    // The last token is the end, which is never passed.
    return this.#tokens[Math.min(this.#place, this.#tokens.length - 1)] as ConfigToken;
  }

  take(): ConfigToken {
    const { token } = this;
    this.#place += 1;
    return token;
  }

  /** Notes what looks wrong, and goes on. */
  doubt(messageKey: string, { from, to, text }: ConfigToken): void {
    this.doubts.push({ messageKey, from, to, near: text.slice(0, 60) });
  }

  isWord(word: string): boolean {
    return this.token.kind === "word" && this.token.text.toLowerCase() === word;
  }

  takeWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.#place += 1;
    return found;
  }

  takeSymbol(symbol: string): boolean {
    const found = this.token.kind === "symbol" && this.token.text === symbol;
    if (found) this.#place += 1;
    return found;
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) this.expected(word.toUpperCase());
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.expected(symbol);
  }

  /** Fails at the current token: it is a keyword that Config lacks, or something else was expected. */
  expected(what: string): never {
    const { token } = this;
    const word = token.text.toLowerCase();
    if (token.kind === "word" && (word === "null" || word === "is")) fail("nullValue", token);
    if (token.kind === "word" && unsupported.has(word)) fail("unsupportedKeyword", token, word.toUpperCase());
    if (token.kind === "end") fail("endedEarly", token, what);
    return fail("expected", token, what);
  }
}
