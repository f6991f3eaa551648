import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BatchWriter } from "./batch-writer.ts";
import type { DatasetRow } from "./dataset.ts";

const rows = (count: number, from = 0): DatasetRow[] =>
  Array.from({ length: count }, (_, index) => ({ id: from + index }));

/** A writer whose writes end when the test says so. */
function aSlowWriter() {
  const written: number[] = [];
  const waiting: (() => void)[] = [];
  const writer = new BatchWriter(async (batch) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    written.push(batch.length);
  });
  const tick = () => new Promise((resolve) => setImmediate(resolve));
  const finishOne = async () => {
    waiting.shift()?.();
    await tick();
  };
  return { writer, written, waiting, finishOne, tick };
}

describe("the batch writer", () => {
  it("does not make fetching wait for a write", async () => {
    const { writer, written, waiting } = aSlowWriter();
    await writer.push(rows(300));
    await writer.push(rows(300));
    expect(waiting).toHaveLength(1);
    expect(written).toEqual([]);
  });

  it("makes fetching wait when too many rows are in memory", async () => {
    const { writer, finishOne, tick } = aSlowWriter();
    await writer.push(rows(300));
    let taken = false;
    const push = writer.push(rows(2_500)).then(() => {
      taken = true;
    });
    await tick();
    expect(taken).toBe(false);
    await finishOne();
    await push;
    expect(taken).toBe(true);
  });

  it("writes everything, in order, at most a thousand rows at a time", async () => {
    const seen: DatasetRow[] = [];
    const sizes: number[] = [];
    const writer = new BatchWriter(async (batch) => {
      sizes.push(batch.length);
      seen.push(...batch);
    });
    for (let page = 0; page < 53; page += 1) await writer.push(rows(50, page * 50));
    await writer.drain();
    expect(seen).toEqual(rows(2_650));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
  });

  it("has written everything when it is drained, however rows and the ends of writes fall together", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3 })), {
          maxLength: 30,
        }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 10 }),
        async (pages, waits) => {
          const later = async (turns: number) => {
            for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
          };
          let taken = 0;
          let written = 0;
          let writes = 0;
          const writer = new BatchWriter(async (batch) => {
            writes += 1;
            await later(waits[writes % waits.length] ?? 0);
            written += batch.length;
          }, 20);
          for (const [count, pause] of pages) {
            await later(pause);
            await writer.push(rows(count, taken));
            taken += count;
          }
          await writer.drain();
          expect(written).toBe(taken);
        },
      ),
    );
  });

  it("rejects the next push or drain when a write failed, and writes no more", async () => {
    let writes = 0;
    const writer = new BatchWriter(async () => {
      writes += 1;
      throw new Error("disk full");
    });
    await writer.push(rows(300));
    await expect(writer.drain()).rejects.toThrow("disk full");
    await expect(writer.push(rows(300))).rejects.toThrow("disk full");
    expect(writes).toBe(1);
  });
});
