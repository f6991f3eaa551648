/**
 * Results of `work` for each item, up to `width` at a time, as they come. Rejects with the first failure, when nothing is
 * running any more.
 */
export async function* inParallel<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const waiting = items[Symbol.iterator]();
  const running = new Map<number, Promise<{ id: number; result: Result }>>();
  let started = 0;
  const start = (): void => {
    const next = waiting.next();
    if (next.done) return;
    const id = started;
    started += 1;
    const result = work(next.value).then((value) => ({ id, result: value }));
    // A failure while the consumer is busy is met at its next turn; until then it is not unhandled.
    result.catch(() => undefined);
    running.set(id, result);
  };
  try {
    while (running.size < width) {
      const before = started;
      start();
      if (started === before) break;
    }
    while (running.size > 0) {
      const { id, result } = await Promise.race(running.values());
      running.delete(id);
      start();
      yield result;
    }
  } finally {
    await Promise.allSettled(running.values());
  }
}
