import type { Figure } from "./report.ts";
import type { Stack } from "./stack.ts";

export interface BenchContext {
  stack: Stack;
  say: (text: string) => void;
}

/** One benchmark: it measures and judges nothing. */
export interface Bench {
  name: string;
  /** Whether it needs every dataset collected, and pages served. */
  needs: "nothing" | "data";
  run: (context: BenchContext) => Promise<Figure[]>;
}
