import type { DatasetRow } from "./dataset.ts";

/** Rows in one transaction, at most. */
const batchRows = 1_000;
/** A write starts as soon as this many rows wait, so that it overlaps with fetching the next pages. */
const startRows = 250;
/** Beyond this, fetching waits for writing: the memory of a pass stays bounded. */
const waitingRows = 2_000;

/** Collects rows while earlier ones are being written; one write at a time. */
export class BatchWriter {
  readonly #write: (rows: DatasetRow[]) => Promise<void>;
  #waiting: DatasetRow[] = [];
  #writing: Promise<void> | null = null;
  #failed: { error: unknown } | null = null;

  constructor(write: (rows: DatasetRow[]) => Promise<void>) {
    this.#write = write;
  }

  /** Takes rows. Waits only when writing has fallen behind; rejects when an earlier write failed. */
  async push(rows: readonly DatasetRow[]): Promise<void> {
    this.#check();
    this.#waiting.push(...rows);
    if (this.#writing === null && this.#waiting.length >= startRows) this.#start();
    while (this.#writing !== null && this.#waiting.length >= waitingRows) {
      await this.#writing;
      this.#check();
    }
  }

  /** Resolves when everything taken has been written. */
  async drain(): Promise<void> {
    for (;;) {
      if (this.#writing !== null) await this.#writing;
      this.#check();
      if (this.#waiting.length === 0) return;
      this.#start();
    }
  }

  #start(): void {
    const rows = this.#waiting.splice(0, batchRows);
    this.#writing = this.#write(rows)
      .catch((error: unknown) => {
        this.#failed ??= { error };
      })
      .then(() => {
        this.#writing = null;
        if (this.#failed === null && this.#waiting.length >= startRows) this.#start();
      });
  }

  #check(): void {
    if (this.#failed !== null) throw this.#failed.error;
  }
}
