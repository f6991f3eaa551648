import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RateLimiter } from "./limits.ts";

const name = "ssm:GetInventory";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const taken = (limiter: RateLimiter, times: number, accountId = "1", region = "us-east-1"): number =>
  Array.from({ length: times }, () => limiter.take(name, accountId, region)).filter(Boolean).length;

describe("rate limits", () => {
  it("let everything through when there are none", () => {
    expect(taken(new RateLimiter(), 1000)).toBe(1000);
  });

  it("let a burst through at once and then the rate", () => {
    const limiter = new RateLimiter({ defaultRatePerSecond: 20, burst: 100 });
    expect(taken(limiter, 150)).toBe(100);
    vi.advanceTimersByTime(1000);
    expect(taken(limiter, 50)).toBe(20);
    vi.advanceTimersByTime(60_000);
    expect(taken(limiter, 150)).toBe(100);
  });

  it("count each account and Region by itself", () => {
    const limiter = new RateLimiter({ defaultRatePerSecond: 1 });
    expect(taken(limiter, 5)).toBe(1);
    expect(taken(limiter, 5, "2")).toBe(1);
    expect(taken(limiter, 5, "1", "eu-west-1")).toBe(1);
  });

  it("let an operation have a rate and a latency of its own", () => {
    const limiter = new RateLimiter({
      latencyMs: 10,
      defaultRatePerSecond: 1,
      operations: { [name]: { ratePerSecond: 3, latencyMs: 40 } },
    });
    expect(taken(limiter, 5)).toBe(3);
    expect(limiter.latencyMs(name)).toBe(40);
    expect(limiter.latencyMs("ec2:DescribeInstances")).toBe(10);
  });
});
