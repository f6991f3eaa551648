/** Waits between two reads of changed data, in milliseconds. */
export const batchMs = {
  /** After the first change: a pass changes many account-Regions at once. */
  gather: 200,
  /** Between reads while changes keep coming: doubles from the first to the longest. */
  first: 1000,
  longest: 5000,
  /** For passes that changed nothing: only the age of what is shown is newer. */
  age: 15_000,
} as const;

/**
 * Gathers changed datasets and has them read in batches: at once after a quiet time, ever less often while changes go
 * on, so that many open pages do not read the same list each second of a long sync.
 */
export class ChangeBatcher {
  /** Marks queries of these datasets (null: all) and returns the datasets that must wait for the next batch. */
  readonly #read: (datasets: ReadonlySet<string> | null) => Iterable<string>;
  #changed = new Set<string>();
  #aged = new Set<string>();
  #everything = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ageTimer: ReturnType<typeof setTimeout> | undefined;
  #lastRead = Number.NEGATIVE_INFINITY;
  #interval: number = batchMs.first;

  constructor(read: (datasets: ReadonlySet<string> | null) => Iterable<string>) {
    this.#read = read;
  }

  changed(dataset: string): void {
    this.#changed.add(dataset);
    this.#schedule();
  }

  /** The dataset was collected again without a change. */
  aged(dataset: string): void {
    this.#aged.add(dataset);
    this.#ageTimer ??= setTimeout(() => {
      this.#ageTimer = undefined;
      for (const name of this.#aged) this.changed(name);
    }, batchMs.age);
  }

  /** Anything may have changed. */
  missed(): void {
    this.#everything = true;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#ageTimer);
  }

  #schedule(): void {
    const waitMs = Math.max(batchMs.gather, this.#lastRead + this.#interval - Date.now());
    this.#timer ??= setTimeout(() => this.#flush(), waitMs);
  }

  #flush(): void {
    this.#timer = undefined;
    const quiet = Date.now() - this.#lastRead > 2 * batchMs.longest;
    this.#interval = quiet ? batchMs.first : Math.min(batchMs.longest, this.#interval * 2);
    this.#lastRead = Date.now();
    const datasets = this.#everything ? null : this.#changed;
    this.#changed = new Set();
    this.#aged = new Set();
    this.#everything = false;
    for (const late of this.#read(datasets)) this.changed(late);
  }
}
