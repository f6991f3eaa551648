import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connectLive } from "./live-connection.ts";

class FakeSource extends EventTarget {
  readyState = 1;
  close = vi.fn(() => {
    this.readyState = 2;
  });
  tell(dataset: string, changed = 1) {
    const event = {
      dataset,
      accountId: "111122223333",
      region: "us-east-1",
      changed,
      at: "2026-11-01T00:00:00Z",
    };
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(event) }));
  }
}

let client: QueryClient;
let sources: FakeSource[];
let visible: boolean;
let visibilityChanged: () => void;
let disconnect: () => void;
const ends: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => Response.json({ scopes: 1 })),
  );
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  sources = [];
  visible = true;
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
  client.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const connect = () => {
  disconnect = connectLive(client, {
    openSource: () => {
      const source = new FakeSource();
      sources.push(source);
      return source as unknown as EventSource;
    },
    isVisible: () => visible,
    onVisibilityChange: (listener) => {
      visibilityChanged = listener;
      return () => undefined;
    },
  });
  ends.push(disconnect);
};
const source = () => sources.at(-1) ?? expect.fail("no connection");
const setVisible = (value: boolean) => {
  visible = value;
  visibilityChanged();
};

/** An open page's query; the returned mock counts its reads. */
const show = (
  name: string,
  shown: readonly string[] | Record<string, readonly string[]> | undefined,
  read: () => Promise<unknown> = async () => 1,
) => {
  const queryFn = vi.fn(read);
  const observer = new QueryObserver(client, {
    queryKey: [name],
    queryFn,
    initialData: 0,
    ...(shown && { meta: Array.isArray(shown) ? { datasets: shown } : { ...shown } }),
  });
  ends.push(observer.subscribe(() => undefined));
  return queryFn;
};

describe("connectLive", () => {
  it("reads again what shows the changed dataset, and nothing else", async () => {
    const nodes = show("nodes", ["managed-nodes", "ec2-instances"]);
    const tags = show("tags", ["resource-tags"]);
    const fixed = show("fixed", undefined);
    connect();
    source().tell("ec2-instances");
    await vi.advanceTimersByTimeAsync(1000);
    expect([nodes, tags, fixed].map((query) => query.mock.calls.length)).toEqual([1, 0, 0]);
  });

  it("reads ever less often while changes go on, and never misses the last", async () => {
    const nodes = show("nodes", ["managed-nodes"]);
    connect();
    for (let count = 0; count < 300; count += 1) {
      source().tell("managed-nodes");
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(nodes.mock.calls.length).toBeGreaterThanOrEqual(7);
    expect(nodes.mock.calls.length).toBeLessThanOrEqual(9);
    const before = nodes.mock.calls.length;
    source().tell("managed-nodes");
    await vi.advanceTimersByTimeAsync(5000);
    expect(nodes.mock.calls.length).toBeGreaterThan(before);
    await vi.advanceTimersByTimeAsync(30_000);
    const quiet = nodes.mock.calls.length;
    source().tell("managed-nodes");
    await vi.advanceTimersByTimeAsync(200);
    expect(nodes).toHaveBeenCalledTimes(quiet + 1);
  });

  it("reads rarely when passes change nothing but the age of what is shown", async () => {
    const nodes = show("nodes", ["managed-nodes"]);
    connect();
    for (let count = 0; count < 29; count += 1) {
      source().tell("managed-nodes", 0);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(nodes).toHaveBeenCalledTimes(1);
  });

  it("lets a slow read finish and reads once more for the change that came meanwhile", async () => {
    const read = Promise.withResolvers<number>();
    const nodes = show("nodes", ["managed-nodes"], () => read.promise);
    connect();
    source().tell("managed-nodes");
    await vi.advanceTimersByTimeAsync(300);
    source().tell("managed-nodes");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(nodes).toHaveBeenCalledTimes(1);
    read.resolve(1);
    await vi.advanceTimersByTimeAsync(6000);
    expect(nodes).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(nodes).toHaveBeenCalledTimes(2);
  });

  it("holds no connection while the tab is hidden and catches up when it is seen again", async () => {
    const nodes = show("nodes", ["managed-nodes"]);
    connect();
    setVisible(false);
    expect(source().close).toHaveBeenCalled();
    setVisible(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sources).toHaveLength(2);
    expect(nodes).toHaveBeenCalledTimes(1);
  });

  it("reads everything live again when the server says that it may have missed something", async () => {
    const nodes = show("nodes", ["managed-nodes"]);
    const fixed = show("fixed", undefined);
    connect();
    source().dispatchEvent(new Event("resync"));
    await vi.advanceTimersByTimeAsync(1000);
    expect([nodes, fixed].map((query) => query.mock.calls.length)).toEqual([1, 0]);
  });

  it("comes back after the server refused it, which EventSource alone does not", async () => {
    connect();
    source().readyState = 2;
    source().dispatchEvent(new Event("error"));
    await vi.advanceTimersByTimeAsync(5000);
    expect(sources).toHaveLength(2);
  });

  it("tells the server what the page shows, and again every minute while it is visible", async () => {
    show("nodes", ["managed-nodes"]);
    show("tags", ["resource-tags", "managed-nodes"]);
    connect();
    const bodies = () => vi.mocked(fetch).mock.calls.map(([, init]) => JSON.parse(String(init?.body)));
    expect(bodies()).toEqual([{ datasets: ["managed-nodes", "resource-tags"] }]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(bodies()).toHaveLength(2);
    setVisible(false);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(bodies()).toHaveLength(2);
  });

  it("asks for nothing sooner that the page is only kept live with", () => {
    show("resource", { datasets: ["config-resources", "config-history"], interest: ["config-resources"] });
    connect();
    const bodies = vi.mocked(fetch).mock.calls.map(([, init]) => JSON.parse(String(init?.body)));
    expect(bodies).toEqual([{ datasets: ["config-resources"] }]);
  });

  it("leaves nothing behind when it ends", async () => {
    connect();
    source().tell("managed-nodes");
    disconnect();
    expect(source().close).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
