import clsx from "clsx";

/** Stands where something is about to be, in its size. Invisible for the first 100 ms, so that fast answers do not flicker. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={clsx("skeleton block rounded-sm bg-line", className)} />;
}
