"use client";

import { useEffect, useRef, useState } from "react";

/** What became of the newest run; the answer of the one before stays until the next one has its own. */
export interface RunState<Answer> {
  answer: Answer | null;
  error: Error | null;
  /** The text that was run last. */
  text: string;
  /** Milliseconds since the epoch; null while nothing runs. */
  runningSince: number | null;
  /** Counts answers, so that each can have a table of its own. */
  number: number;
}

/** What refused the text that is written: of another one it says nothing. */
export const errorOf = <Answer>({ error, text }: RunState<Answer>, written: string): Error | null =>
  text === written ? error : null;

/** Runs one thing at a time: another run ends the one before, and so does leaving the page. */
export function useRun<Input extends { text: string }, Answer>(
  start: (input: Input, signal: AbortSignal) => Promise<Answer>,
): { state: RunState<Answer>; run: (input: Input) => void; cancel: () => void } {
  const [state, setState] = useState<RunState<Answer>>({
    answer: null,
    error: null,
    text: "",
    runningSince: null,
    number: 0,
  });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = (input: Input) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState((before) => ({ ...before, error: null, text: input.text, runningSince: Date.now() }));
    start(input, controller.signal).then(
      (answer) => {
        if (controller.signal.aborted) return;
        setState(({ text, number }) => ({
          answer,
          error: null,
          text,
          runningSince: null,
          number: number + 1,
        }));
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        const failed = error instanceof Error ? error : new Error(String(error));
        setState((before) => ({ ...before, answer: null, error: failed, runningSince: null }));
      },
    );
  };
  const cancel = () => {
    running.current?.abort();
    setState((before) => ({ ...before, runningSince: null }));
  };
  return { state, run, cancel };
}
