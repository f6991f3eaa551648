import { AppError } from "#lib/core/contract/errors.ts";

/** How much may run at once: in the process, and of one reader. */
export class Places {
  readonly #total: number;
  readonly #each: number;
  readonly #taken = new Map<string, number>();

  constructor(total: number, each: number) {
    this.#total = total;
    this.#each = each;
  }

  /**
   * Takes a place; the returned function gives it back.
   * @throws {AppError} `too_many_requests` when none is free.
   */
  take(reader: string): () => void {
    const own = this.#taken.get(reader) ?? 0;
    const all = [...this.#taken.values()].reduce((sum, count) => sum + count, 0);
    if (own >= this.#each || all >= this.#total) {
      const whose = own >= this.#each ? "of yours" : "of others";
      throw new AppError("too_many_requests", `As many queries ${whose} as may run at once are running.`, {
        own: own >= this.#each,
      });
    }
    this.#taken.set(reader, own + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = (this.#taken.get(reader) ?? 1) - 1;
      if (left === 0) this.#taken.delete(reader);
      else this.#taken.set(reader, left);
    };
  }
}
