import { describe, expect, test } from "vitest";
import type { LiveEvent } from "#lib/core/contract/sync-status.ts";
import type { LiveListener } from "./live/live-hub.ts";
import { ReadCache } from "./read-cache.ts";

const event = (dataset: string): LiveEvent => ({ dataset, accountId: "1", region: "r", changed: 1, at: "" });

function aCache(options = {}) {
  let tell: LiveListener = () => undefined;
  const cache = new ReadCache(
    {
      subscribe: (listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    options,
  );
  let reads = 0;
  const read = (question = "q", datasets = ["nodes"]) =>
    cache.read(question, datasets, async () => {
      reads += 1;
      return { reading: reads };
    });
  return { cache, read, tell: (change: LiveEvent | null) => tell(change) };
}

describe("shared answers", () => {
  test("readers who ask the same at once share one reading", async () => {
    const { read } = aCache();
    expect(await Promise.all([read(), read(), read("other")])).toEqual([
      { reading: 1 },
      { reading: 1 },
      { reading: 2 },
    ]);
  });

  test("a change ends the answers that rest on it, also those still being read", async () => {
    const { read, tell } = aCache();
    const early = read();
    tell(event("nodes"));
    expect(await read()).toEqual({ reading: 2 });
    expect(await early).toEqual({ reading: 1 });
    tell(event("activations"));
    expect(await read()).toEqual({ reading: 2 });
  });

  test("missed notifications end every answer", async () => {
    const { read, tell } = aCache();
    await read();
    tell(null);
    expect(await read()).toEqual({ reading: 2 });
  });

  test("answers age although nothing changes", async () => {
    const { read } = aCache({ maxAgeMs: 0 });
    await read();
    expect(await read()).toEqual({ reading: 2 });
  });

  test("the oldest answers make room", async () => {
    const { read } = aCache({ maxEntries: 2 });
    for (const question of ["a", "b", "c"]) await read(question);
    expect(await read("c")).toEqual({ reading: 3 });
    expect(await read("a")).toEqual({ reading: 4 });
  });

  test("a failure is not kept", async () => {
    const { cache, read } = aCache();
    await expect(cache.read("q", [], () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    expect(await read()).toEqual({ reading: 1 });
  });
});
