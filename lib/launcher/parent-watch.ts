/** Seconds that a program has to end by itself after its launcher is gone. */
const GRACE_SECONDS = 3;

/**
 * Ends this process when the one that started it is gone: the kernel closes the channel even on `kill -9`.
 * The launcher preloads this file (`--import`) in every Node program that it starts.
 */
function watchParent(): void {
  if (process.channel === undefined) return;
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(143), GRACE_SECONDS * 1000).unref();
  });
  process.channel?.unref();
}

watchParent();
