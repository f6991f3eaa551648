/** What was met lately, up to `max` keys; those that came first go first. */
export class RecentMap<Value> {
  readonly #values = new Map<string, Value>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  /** Called when nobody relies any more on what may go. */
  remember(fresh: Iterable<readonly [string, Value]>): void {
    for (const [key, value] of fresh) this.#values.set(key, value);
    for (const key of this.#values.keys()) {
      if (this.#values.size <= this.#max) break;
      this.#values.delete(key);
    }
  }
}
