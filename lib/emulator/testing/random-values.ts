import type { Member, Shape, StructureShape } from "../wire/shape.ts";

/** What the generated values have to survive. */
export interface RandomOptions {
  /** Query protocols cannot say "empty": no empty lists, maps or structures. */
  query: boolean;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const plain = [
  "alpha",
  "i-0123456789abcdef0",
  "arn:aws:iam::123456789012:role/x",
  "a=b&c",
  "50% off",
  "x+y z",
];
const rich = ["<b>&amp;\"'</b>", "日本語 🗼", "line\nbreak", "back\\slash", "tab\there", "\u2028 end"];

/** Values by shape, for tests that send every operation's input and output over the wire. */
export class RandomValues {
  #next: () => number;
  #options: RandomOptions;

  constructor(seed: number, options: RandomOptions) {
    this.#next = randomSource(seed);
    this.#options = options;
  }

  /** A whole structure; members deeper than a few levels are left out. */
  structure(shape: StructureShape, depth = 0): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    const members = shape.union ? [this.#pick(shape.members)] : shape.members;
    const share = depth === 0 ? 0.8 : 0.5;
    for (const member of members) {
      if (member === undefined || member.traits.streaming === 1) continue;
      const needed = shape.union || shape.required.includes(member.name) || isAlwaysSent(member);
      if (needed || this.#next() < share) result[member.name] = this.#member(member, depth + 1);
      if (result[member.name] === undefined) delete result[member.name];
    }
    return result;
  }

  #member(member: Member, depth: number): unknown {
    const { httpLabel, httpHeader, httpPrefixHeaders, httpResponseCode } = member.traits;
    if (httpResponseCode === 1) return undefined;
    const narrow = httpLabel === 1 || httpHeader !== undefined || httpPrefixHeaders !== undefined;
    return this.#value(member.shape, depth, narrow);
  }

  #value(shape: Shape, depth: number, narrow = false): unknown {
    switch (shape.kind) {
      case "string":
        return this.#pick(narrow ? plain.slice(0, 3) : this.#next() < 0.6 ? plain : rich);
      case "number":
        return Math.floor(this.#next() * 2_000) - 1_000 + (this.#next() < 0.2 ? 0.5 : 0);
      case "boolean":
        return this.#next() < 0.5;
      case "timestamp":
        return new Date(Math.floor(this.#next() * 2_000_000_000) * 1000);
      case "blob":
        return Uint8Array.from({ length: 1 + Math.floor(this.#next() * 9) }, () => this.#next() * 256);
      case "structure":
        return this.#nested(shape, depth);
      case "list": {
        const items = this.#times(depth).map(() => this.#value(shape.item.shape, depth + 1, narrow));
        return this.#full(items.filter((item) => item !== undefined));
      }
      case "map": {
        const entries = this.#times(depth).map(
          (n) => [`key ${n}`, this.#value(shape.value.shape, depth + 1)] as const,
        );
        return this.#full(Object.fromEntries(entries.filter(([, item]) => item !== undefined)));
      }
      case "document":
        return { text: "any", list: [1, true, null] };
      case "bigInteger":
        return BigInt(Math.floor(this.#next() * 1_000_000));
      default:
        return undefined;
    }
  }

  #nested(shape: StructureShape, depth: number): unknown {
    if (depth > 5) return undefined;
    const value = this.structure(shape, depth);
    // An empty structure cannot be told from none in a query, nor can a union without its one member be at all.
    return Object.keys(value).length === 0 && (this.#options.query || shape.union) ? undefined : value;
  }

  #full<Value extends object>(value: Value): Value | undefined {
    return this.#options.query && Object.keys(value).length === 0 ? undefined : value;
  }

  #times(depth: number): number[] {
    const count = depth > 3 ? 1 : 1 + Math.floor(this.#next() * 2);
    return Array.from({ length: count }, (_, index) => index + 1);
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#next() * items.length)] as Item;
  }
}

/** Members that the SDK refuses to do without, or fills in by itself. */
function isAlwaysSent({ traits }: Member): boolean {
  return traits.httpLabel === 1 || traits.idempotencyToken === 1;
}
