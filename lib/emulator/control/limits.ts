/** Rate and latency of one operation; absent members follow the defaults. */
export interface OperationLimit {
  ratePerSecond?: number | undefined;
  /** Requests that a rested bucket lets through at once; by default the rate, at least 1. */
  burst?: number | undefined;
  latencyMs?: number | undefined;
}

/** Token buckets per (account, Region, operation). No rate means no limit. */
export interface Limits {
  /** Milliseconds that every call takes beside its own work. */
  latencyMs?: number | undefined;
  defaultRatePerSecond?: number | undefined;
  burst?: number | undefined;
  /** By `service:Operation`, for example `ssm:DescribeInstanceInformation`. */
  operations?: Readonly<Record<string, OperationLimit>> | undefined;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Decides per call whether it is throttled and how long it takes. Real time: clients wait in real time too. */
export class RateLimiter {
  #limits: Limits;
  #buckets = new Map<string, Bucket>();

  constructor(limits: Limits = {}) {
    this.#limits = limits;
  }

  get limits(): Limits {
    return this.#limits;
  }

  replace(limits: Limits): void {
    this.#limits = limits;
    this.#buckets.clear();
  }

  latencyMs(name: string): number {
    return this.#limits.operations?.[name]?.latencyMs ?? this.#limits.latencyMs ?? 0;
  }

  /** False when the call has to be throttled. */
  take(name: string, accountId: string, region: string): boolean {
    const own = this.#limits.operations?.[name];
    const rate = own?.ratePerSecond ?? this.#limits.defaultRatePerSecond;
    if (rate === undefined) return true;
    const burst = own?.burst ?? this.#limits.burst ?? Math.max(1, rate);
    const key = `${accountId}|${region}|${name}`;
    const nowMs = performance.now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, filledAtMs: nowMs };
    bucket.tokens = Math.min(burst, bucket.tokens + ((nowMs - bucket.filledAtMs) / 1000) * rate);
    bucket.filledAtMs = nowMs;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
