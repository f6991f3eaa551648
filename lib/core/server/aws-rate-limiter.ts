/** Where a bucket starts: AWS's published figures, or nothing where the rate has to be learned. */
export interface RateStart {
  ratePerSecond?: number | undefined;
  burst?: number | undefined;
}

interface Bucket {
  tokens: number;
  rate: number;
  burst: number;
  /** Never learned above this; AWS's published rate where there is one. */
  ceiling: number;
  refilledAt: number;
  /** A throttle ends the fast search for the limit. */
  slowStart: boolean;
  loweredAt: number;
  grants: number;
  /** Answers since `countedFrom`, and how many a second there were in the second before; 0: not known. */
  answered: number;
  countedFrom: number;
  answeredPerSecond: number;
  /** The tail of the line of those who wait for a token: first come, first served. */
  line: Promise<void>;
}

const startRate = 20;
const floorRate = 0.2;
const ceilingRate = 500;
/** Throttles of one moment were sent at one rate: only the first of them teaches something. */
const throttleWindowMs = 1_000;

/**
 * Token buckets, one per key (account, Region, operation), that learn: throttled calls lower the rate to a little below
 * what was answered, at most by a third at a time; successes raise it, fast until the first throttle and by steps
 * afterwards.
 */
export class AwsRateLimiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;
  readonly #sleep: (ms: number, signal?: AbortSignal) => Promise<void>;

  constructor(now: () => number = () => performance.now(), sleep = abortableSleep) {
    this.#now = now;
    this.#sleep = sleep;
  }

  /** Resolves when a call may be sent. Rejects with the signal's reason when it aborts. */
  async take(key: string, start: RateStart, signal?: AbortSignal): Promise<void> {
    const bucket = this.#bucket(key, start);
    const turn = bucket.line.then(() => this.#wait(bucket, signal));
    bucket.line = turn.catch(() => undefined);
    await turn;
  }

  /** AWS answered without throttling. */
  succeeded(key: string): void {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return;
    bucket.grants += 1;
    bucket.answered += 1;
    this.#measure(bucket);
    // Only a rate that was in demand has been shown to be safe.
    if (!isInDemand(bucket) || bucket.grants < bucket.rate / 2) return;
    bucket.grants = 0;
    bucket.rate = Math.min(
      bucket.ceiling,
      bucket.slowStart ? bucket.rate * 1.5 : bucket.rate + Math.max(0.1, bucket.rate / 100),
    );
  }

  /** AWS throttled the call. */
  throttled(key: string): void {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return;
    const now = this.#now();
    this.#measure(bucket);
    bucket.tokens = 0;
    bucket.refilledAt = now;
    bucket.grants = 0;
    const learned = !bucket.slowStart;
    bucket.slowStart = false;
    if (now - bucket.loweredAt < throttleWindowMs) return;
    bucket.loweredAt = now;
    bucket.rate = Math.max(floorRate, learned ? easedOff(bucket) : foundLimit(bucket));
    bucket.burst = Math.max(1, Math.min(bucket.burst, bucket.rate));
  }

  /** The rate in force, in calls a second; undefined before the first call. */
  rate(key: string): number | undefined {
    return this.#buckets.get(key)?.rate;
  }

  #bucket(key: string, start: RateStart): Bucket {
    const known = this.#buckets.get(key);
    if (known !== undefined) return known;
    const rate = start.ratePerSecond ?? startRate;
    const burst = start.burst ?? Math.max(1, rate);
    const bucket: Bucket = {
      tokens: burst,
      rate,
      burst,
      ceiling: start.ratePerSecond ?? ceilingRate,
      refilledAt: this.#now(),
      slowStart: start.ratePerSecond === undefined,
      loweredAt: Number.NEGATIVE_INFINITY,
      grants: 0,
      answered: 0,
      countedFrom: this.#now(),
      answeredPerSecond: 0,
      line: Promise.resolve(),
    };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #measure(bucket: Bucket): void {
    const ms = this.#now() - bucket.countedFrom;
    if (ms < throttleWindowMs) return;
    // A longer time was spent idle as well, which says nothing of what AWS permits.
    const isBusy = ms < 2 * throttleWindowMs && isInDemand(bucket);
    bucket.answeredPerSecond = isBusy ? (bucket.answered * 1_000) / ms : 0;
    bucket.answered = 0;
    bucket.countedFrom = this.#now();
  }

  async #wait(bucket: Bucket, signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const now = this.#now();
      bucket.tokens = Math.min(
        bucket.burst,
        bucket.tokens + ((now - bucket.refilledAt) / 1_000) * bucket.rate,
      );
      bucket.refilledAt = now;
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return;
      }
      await this.#sleep(Math.max(1, ((1 - bucket.tokens) / bucket.rate) * 1_000), signal);
    }
  }
}

/** Whether calls are made about as fast as they may be: otherwise their number says nothing of what AWS permits. */
function isInDemand({ tokens, burst }: Bucket): boolean {
  return tokens <= burst / 2;
}

/** The search for the limit went past it by far, and AWS let a burst through: its answers say more than the rate. */
function foundLimit({ rate, answeredPerSecond }: Bucket): number {
  return 0.67 * (answeredPerSecond === 0 ? rate : Math.min(rate, answeredPerSecond));
}

/** What AWS answered in the last second it permits: falling far below that would only have to be climbed again. */
function easedOff({ rate, answeredPerSecond }: Bucket): number {
  return Math.max(rate * 0.67, Math.min(rate * 0.9, answeredPerSecond * 0.95));
}

/** Waits, or rejects with the signal's reason as soon as it aborts. */
export function abortableSleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const done = () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    const timer = setTimeout(done, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", stop, { once: true });
  });
}
