import { describe, expect, it } from "vitest";
import { AwsRateLimiter, abortableSleep } from "./aws-rate-limiter.ts";

/** A limiter on a clock that only its own sleeping moves. */
function aLimiter() {
  let now = 0;
  const sleep = async (ms: number, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    now += ms;
  };
  return {
    limiter: new AwsRateLimiter(() => now, sleep),
    now: () => now,
    advance: (ms: number) => (now += ms),
  };
}

async function take(limiter: AwsRateLimiter, times: number, start = {}): Promise<void> {
  for (let call = 0; call < times; call += 1) await limiter.take("key", start);
}

describe("the rate limiter", () => {
  it("lets a published burst through at once, and then the published rate", async () => {
    const { limiter, now } = aLimiter();
    const published = { ratePerSecond: 20, burst: 100 };
    await take(limiter, 100, published);
    expect(now()).toBe(0);
    await take(limiter, 20, published);
    expect(now()).toBeGreaterThanOrEqual(950);
    expect(now()).toBeLessThanOrEqual(1_100);
  });

  it("never goes above a published rate, however often calls succeed", async () => {
    const { limiter } = aLimiter();
    for (let call = 0; call < 500; call += 1) {
      await limiter.take("key", { ratePerSecond: 20, burst: 1 });
      limiter.succeeded("key");
    }
    expect(limiter.rate("key")).toBe(20);
  });

  it("finds a higher rate where none is published and the demand is there", async () => {
    const { limiter } = aLimiter();
    for (let call = 0; call < 300; call += 1) {
      await limiter.take("key", {});
      limiter.succeeded("key");
    }
    expect(limiter.rate("key")).toBeGreaterThan(60);
  });

  it("does not take a rate for safe that nobody has asked for", async () => {
    const { limiter, advance } = aLimiter();
    for (let call = 0; call < 300; call += 1) {
      await limiter.take("key", {});
      limiter.succeeded("key");
      advance(1_000);
    }
    expect(limiter.rate("key")).toBe(20);
  });

  it("lowers the rate once for all throttles of one moment, and holds later calls back", async () => {
    const { limiter, now } = aLimiter();
    await limiter.take("key", {});
    limiter.throttled("key");
    limiter.throttled("key");
    expect(limiter.rate("key")).toBeCloseTo(13.4);
    await limiter.take("key", {});
    expect(now()).toBeGreaterThan(50);
  });

  it("goes up slowly after a throttle", async () => {
    const { limiter } = aLimiter();
    await limiter.take("key", {});
    limiter.throttled("key");
    for (let call = 0; call < 20; call += 1) {
      await limiter.take("key", {});
      limiter.succeeded("key");
    }
    expect(limiter.rate("key")).toBeLessThan(16);
  });

  it("settles near what AWS permits", async () => {
    const { limiter, now } = aLimiter();
    let windowStart = 0;
    let used = 0;
    let throttled = 0;
    for (let call = 0; call < 3_000; call += 1) {
      await limiter.take("key", {});
      if (now() - windowStart > 1_000) [windowStart, used] = [now(), 0];
      used += 1;
      if (used > 10) {
        throttled += 1;
        limiter.throttled("key");
      } else limiter.succeeded("key");
    }
    expect(limiter.rate("key")).toBeGreaterThan(4);
    expect(limiter.rate("key")).toBeLessThan(14);
    expect(throttled / 3_000).toBeLessThan(0.06);
  });

  it("comes close to AWS's rate soon, at few throttles", async () => {
    const { limiter, now } = aLimiter();
    const aws = { rate: 45, burst: 45, tokens: 45, at: 0 };
    let [answered, throttled] = [0, 0];
    while (answered < 600) {
      await limiter.take("key", {});
      aws.tokens = Math.min(aws.burst, aws.tokens + ((now() - aws.at) / 1_000) * aws.rate);
      aws.at = now();
      if (aws.tokens >= 1) {
        aws.tokens -= 1;
        answered += 1;
        limiter.succeeded("key");
      } else {
        throttled += 1;
        limiter.throttled("key");
      }
    }
    expect(now() / 1_000).toBeLessThan(1.08 * ((600 - aws.burst) / aws.rate));
    expect(throttled).toBeLessThan(12);
  });

  it("does not take for the limit how little was asked for", async () => {
    const { limiter, advance } = aLimiter();
    for (let call = 0; call < 5; call += 1) {
      await limiter.take("key", {});
      limiter.succeeded("key");
      advance(2_000);
    }
    limiter.throttled("key");
    expect(limiter.rate("key")).toBeCloseTo(13.4);
  });

  it("does not count the time in which nothing was asked", async () => {
    const { limiter, advance } = aLimiter();
    for (let call = 0; call < 5; call += 1) {
      await limiter.take("key", {});
      limiter.succeeded("key");
    }
    advance(60_000);
    for (let call = 0; call < 20; call += 1) await limiter.take("key", {});
    limiter.throttled("key");
    expect(limiter.rate("key")).toBeCloseTo(13.4);
  });

  it("goes on lowering the rate while nothing is answered", async () => {
    const { limiter, advance } = aLimiter();
    for (let call = 0; call < 100; call += 1) {
      await limiter.take("key", {});
      limiter.succeeded("key");
    }
    const before = limiter.rate("key") ?? 0;
    for (let second = 0; second < 6; second += 1) {
      advance(1_000);
      limiter.throttled("key");
    }
    expect(limiter.rate("key")).toBeLessThan(before / 6);
  });

  it("keeps keys apart", async () => {
    const { limiter } = aLimiter();
    await limiter.take("one", {});
    await limiter.take("two", {});
    limiter.throttled("one");
    expect(limiter.rate("two")).toBe(20);
  });

  it("gives up waiting when the pass is stopped, without losing the place of those behind", async () => {
    const stop = new AbortController();
    const limiter = new AwsRateLimiter();
    const slow = { ratePerSecond: 50, burst: 1 };
    await limiter.take("key", slow);
    const stopped = limiter.take("key", slow, stop.signal);
    const behind = limiter.take("key", slow);
    stop.abort(new Error("stopped"));
    await expect(stopped).rejects.toThrow("stopped");
    await expect(behind).resolves.toBeUndefined();
  });
});

describe("an abortable sleep", () => {
  it("ends with the signal's reason", async () => {
    const stop = new AbortController();
    const sleep = abortableSleep(60_000, stop.signal);
    stop.abort(new Error("enough"));
    await expect(sleep).rejects.toThrow("enough");
    await expect(abortableSleep(60_000, stop.signal)).rejects.toThrow("enough");
  });
});
