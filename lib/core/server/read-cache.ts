import type { LiveListener } from "./live/live-hub.ts";

/** Tells of changed rows, or with `null` that changes may have been missed. */
export interface ChangeSource {
  subscribe: (listener: LiveListener) => () => void;
}

export interface ReadCacheOptions {
  /** An answer is read anew after this even if nothing changed: ages and durations in filters go on by themselves. */
  maxAgeMs?: number;
  maxEntries?: number;
}

interface Entry {
  answer: Promise<unknown>;
  datasets: readonly string[];
  startedAt: number;
}

/**
 * Answers of one process by question, each as old as the data: the first notification of a change in a dataset that an
 * answer rests on ends it, also while it is still being read. Requests that ask the same at once share one reading.
 */
export class ReadCache {
  readonly #entries = new Map<string, Entry>();
  readonly #maxAgeMs: number;
  readonly #maxEntries: number;
  readonly #unsubscribe: () => void;

  constructor(changes: ChangeSource, { maxAgeMs = 5_000, maxEntries = 64 }: ReadCacheOptions = {}) {
    this.#maxAgeMs = maxAgeMs;
    this.#maxEntries = maxEntries;
    this.#unsubscribe = changes.subscribe((event) => this.#changed(event?.dataset ?? null));
  }

  /** The answer to `question`, which names the verb, the reader's limits and the whole input. */
  read<Answer extends object>(
    question: string,
    datasets: readonly string[],
    load: () => Promise<Answer>,
  ): Promise<Answer> {
    const known = this.#entries.get(question);
    // The question fixes the type: it begins with the verb's name.
    if (known && Date.now() - known.startedAt < this.#maxAgeMs) return known.answer as Promise<Answer>;
    const answer = load();
    const entry = { answer, datasets, startedAt: Date.now() };
    this.#entries.delete(question);
    this.#entries.set(question, entry);
    this.#trim();
    answer.catch(() => {
      if (this.#entries.get(question) === entry) this.#entries.delete(question);
    });
    return answer;
  }

  /** Forgets everything and stops listening. */
  close(): void {
    this.#unsubscribe();
    this.#entries.clear();
  }

  #changed(dataset: string | null): void {
    for (const [question, entry] of this.#entries) {
      if (dataset === null || entry.datasets.includes(dataset)) this.#entries.delete(question);
    }
  }

  #trim(): void {
    for (const question of this.#entries.keys()) {
      if (this.#entries.size <= this.#maxEntries) return;
      this.#entries.delete(question);
    }
  }
}
