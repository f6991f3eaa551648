/** Seconds that a program has to end by itself after its launcher is gone. */
const GRACE_SECONDS = 3;

/**
 * Ends this process when the one that started it is gone: the kernel closes the channel even on `kill -9`.
 * The launcher preloads this file in every Node program that it starts (`watch-arguments.ts`). Programs hand such
 * options on to children of their own, whose channels are none of our business.
 */
function watchParent(): void {
  if (launcher() !== process.ppid) {
    // Either a program's own child, or the launcher has gone while this process was starting.
    if (process.ppid === 1 || !isAlive(launcher())) process.exit(143);
    return;
  }
  if (process.channel === undefined || process.channel === null) {
    // Never a channel, or one that closed before this ran: then the launcher is just going.
    setTimeout(() => process.ppid !== launcher() && process.exit(143), 1000).unref();
    return;
  }
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(143), GRACE_SECONDS * 1000).unref();
  });
  process.channel.unref();
}

function launcher(): number {
  return Number(new URL(import.meta.url).searchParams.get("launcher"));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

watchParent();
