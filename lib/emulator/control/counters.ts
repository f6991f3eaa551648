/** Calls of one operation: throttles are also errors of the caller's making, but counted apart. */
export interface OperationCount {
  calls: number;
  throttles: number;
  errors: number;
}

export interface RequestCounts {
  total: number;
  throttled: number;
  /** By `service:Operation`. */
  operations: Record<string, OperationCount>;
}

/** Counts what clients asked, so that tests can prove how much a page costs. */
export class RequestCounters {
  #operations = new Map<string, OperationCount>();

  count(name: string, outcome: "ok" | "throttled" | "error"): void {
    const entry = this.#operations.get(name) ?? { calls: 0, throttles: 0, errors: 0 };
    entry.calls += 1;
    if (outcome === "throttled") entry.throttles += 1;
    if (outcome === "error") entry.errors += 1;
    this.#operations.set(name, entry);
  }

  read(): RequestCounts {
    const counts = [...this.#operations.values()];
    return {
      total: counts.reduce((sum, { calls }) => sum + calls, 0),
      throttled: counts.reduce((sum, { throttles }) => sum + throttles, 0),
      operations: Object.fromEntries([...this.#operations].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }

  reset(): void {
    this.#operations.clear();
  }
}
