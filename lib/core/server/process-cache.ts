import { processLive } from "./live/process-live.ts";
import { ReadCache } from "./read-cache.ts";

// Next.js may load a module more than once in a process; the cache is still to be one.
const cacheKey = Symbol.for("yagura.read-cache");
const shared: typeof globalThis & { [cacheKey]?: ReadCache } = globalThis;

/** The running process's shared answers, kept as new as its LISTEN connection tells. */
export function processCache(): ReadCache {
  shared[cacheKey] ??= startCache();
  return shared[cacheKey];
}

function startCache(): ReadCache {
  const { hub, ending } = processLive();
  const cache = new ReadCache(hub);
  ending.addEventListener("abort", () => cache.close(), { once: true });
  return cache;
}
