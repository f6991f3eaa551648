import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveEvent } from "#lib/core/contract/sync-status.ts";
import type { LiveHub, LiveListener } from "./live-hub.ts";
import { type LiveStreamOptions, liveStream } from "./live-stream.ts";

const listeners = new Set<LiveListener>();
const hub: Pick<LiveHub, "subscribe"> = {
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
const tell = (event: LiveEvent | null) => {
  for (const listener of listeners) listener(event);
};
const event = (changed: number, accountId = "111122223333", region = "us-east-1"): LiveEvent => ({
  dataset: "managed-nodes",
  accountId,
  region,
  changed,
  at: "2026-11-01T00:00:00.000Z",
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  listeners.clear();
  vi.useRealTimers();
});

const open = (options: Partial<LiveStreamOptions> = {}) => {
  const reader = liveStream(hub, {
    accountIds: null,
    signal: new AbortController().signal,
    ...options,
  }).getReader();
  const decoder = new TextDecoder();
  return { reader, next: async () => decoder.decode((await reader.read()).value) };
};

describe("liveStream", () => {
  it("sends each change as one server-sent event", async () => {
    const { next } = open();
    expect(await next()).toBe("retry: 2000\n\n");
    tell(event(3));
    expect(await next()).toBe(`data: ${JSON.stringify(event(3))}\n\n`);
  });

  it("keeps the newest event of each scope for a reader who does not keep up", async () => {
    const { next } = open();
    for (let changed = 1; changed <= 1000; changed += 1) tell(event(changed));
    tell(event(1, "111122223333", "eu-west-1"));
    let text = "";
    while (!text.includes("eu-west-1")) text += await next();
    const sent = text.match(/"changed":\d+/g) ?? [];
    expect(sent.length).toBeLessThan(30);
    expect(sent.slice(-2)).toEqual(['"changed":1000', '"changed":1']);
  });

  it("says resync once instead of keeping ever more for a reader who has stopped reading", async () => {
    const { next } = open();
    for (let index = 0; index < 5000; index += 1) tell(event(1, String(index)));
    let text = "";
    while (!text.includes("resync")) text += await next();
    expect(text.match(/^data: {"dataset/gm)?.length).toBeLessThan(30);
  });

  it("says resync when notifications may have been missed", async () => {
    const { next } = open();
    await next();
    tell(null);
    expect(await next()).toBe("event: resync\ndata: {}\n\n");
  });

  it("tells a reader nothing of accounts outside their role", async () => {
    const { next } = open({ accountIds: ["444455556666"] });
    await next();
    tell(event(1));
    tell(event(2, "444455556666"));
    expect(await next()).toContain("444455556666");
  });

  it("beats while nothing happens, so that proxies keep the connection", async () => {
    const { next } = open({ heartbeatMs: 1000 });
    await next();
    vi.advanceTimersByTime(1000);
    expect(await next()).toBe(": beat\n\n");
  });

  it("stops listening when the reader leaves, whichever way", async () => {
    const leaving = new AbortController();
    const aborted = open({ signal: leaving.signal });
    const cancelled = open();
    expect(listeners.size).toBe(2);
    leaving.abort();
    await cancelled.reader.cancel();
    expect(listeners.size).toBe(0);
    await aborted.next();
    expect((await aborted.reader.read()).done).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends after its lifetime, so that a session that has ended cannot listen for ever", async () => {
    const { reader, next } = open({ lifetimeMs: 5000 });
    await next();
    vi.advanceTimersByTime(5000);
    expect((await reader.read()).done).toBe(true);
    expect(listeners.size).toBe(0);
  });
});
