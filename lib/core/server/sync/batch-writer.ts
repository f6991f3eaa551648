import type { DatasetRow } from "./dataset.ts";

/** Rows in one transaction, at most, unless a dataset's rows are large. */
const defaultBatchRows = 1_000;

/**
 * Collects rows while earlier ones are being written; one write at a time. A write starts as soon as a quarter of a batch
 * waits, so that it overlaps with fetching; beyond two batches fetching waits, so that the memory of a pass is bounded.
 */
export class BatchWriter {
  readonly #write: (rows: DatasetRow[]) => Promise<void>;
  readonly #batchRows: number;
  #waiting: DatasetRow[] = [];
  #writing: Promise<void> | null = null;
  #failed: { error: unknown } | null = null;

  constructor(write: (rows: DatasetRow[]) => Promise<void>, batchRows = defaultBatchRows) {
    this.#write = write;
    this.#batchRows = batchRows;
  }

  /** Takes rows. Waits only when writing has fallen behind; rejects when an earlier write failed. */
  async push(rows: readonly DatasetRow[]): Promise<void> {
    this.#check();
    this.#waiting.push(...rows);
    if (this.#writing === null && this.#waiting.length >= this.#batchRows / 4) this.#start();
    while (this.#writing !== null && this.#waiting.length >= this.#batchRows * 2) {
      await this.#writing;
      this.#check();
    }
  }

  /** Resolves when everything taken has been written. */
  async drain(): Promise<void> {
    this.#check();
    // A write that ends may have begun the next one, with the last rows: nothing waits then, but not all is written.
    while (this.#writing !== null || this.#waiting.length > 0) {
      if (this.#writing === null) this.#start();
      await this.#writing;
      this.#check();
    }
  }

  #start(): void {
    const rows = this.#waiting.splice(0, this.#batchRows);
    this.#writing = this.#write(rows)
      .catch((error: unknown) => {
        this.#failed ??= { error };
      })
      .then(() => {
        this.#writing = null;
        if (this.#failed === null && this.#waiting.length >= this.#batchRows / 4) this.#start();
      });
  }

  #check(): void {
    if (this.#failed !== null) throw this.#failed.error;
  }
}
