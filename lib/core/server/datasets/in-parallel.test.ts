import { describe, expect, it } from "vitest";
import { inParallel } from "./in-parallel.ts";

const all = async <Result>(results: AsyncIterable<Result>) => {
  const found: Result[] = [];
  for await (const result of results) found.push(result);
  return found;
};

describe("work in parallel", () => {
  it("is done for every item, no more than so many at a time", async () => {
    let running = 0;
    let most = 0;
    const work = async (item: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return item * 2;
    };
    expect((await all(inParallel([1, 2, 3, 4, 5, 6, 7], 3, work))).sort((a, b) => a - b)).toEqual([
      2, 4, 6, 8, 10, 12, 14,
    ]);
    expect(most).toBe(3);
    expect(await all(inParallel([], 3, work))).toEqual([]);
  });

  it("fails by the first failure, starts nothing after it, and waits for what runs", async () => {
    const ended: number[] = [];
    const work = async (item: number) => {
      if (item === 2) throw new Error("second");
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(item);
      return item;
    };
    await expect(all(inParallel([1, 2, 3, 4, 5], 3, work))).rejects.toThrow("second");
    expect(ended).toEqual([1, 3]);
  });
});
