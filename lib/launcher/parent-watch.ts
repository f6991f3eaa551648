/** Seconds that a program has to end by itself after its launcher is gone. */
const GRACE_SECONDS = 3;

/**
 * Ends this process when the one that started it is gone: the kernel closes the channel even on `kill -9`.
 * The launcher preloads this file in every Node program that it starts (`watch-arguments.ts`). Programs hand such
 * options on to children of their own, whose channels are none of our business.
 */
function watchParent(): void {
  if (process.channel === undefined || launcher() !== process.ppid) return;
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(143), GRACE_SECONDS * 1000).unref();
  });
  process.channel?.unref();
}

function launcher(): number {
  return Number(new URL(import.meta.url).searchParams.get("launcher"));
}

watchParent();
