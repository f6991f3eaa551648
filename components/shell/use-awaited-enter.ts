import { type KeyboardEvent, useEffect, useRef } from "react";

/**
 * Enter that was pressed before there was an answer to what is typed: it opens what is marked once the answer is there.
 * `answered`: the first group shown belongs to the text; `everythingCame`: nothing more will. Typing on takes it back.
 */
export function useAwaitedEnter({
  answered,
  everythingCame,
  text,
}: {
  answered: boolean;
  everythingCame: boolean;
  text: string;
}) {
  const root = useRef<HTMLDivElement>(null);
  const awaitedFor = useRef<string | null>(null);
  const option = (which: string) => root.current?.querySelector<HTMLElement>(`[role=option]${which}`);
  // A group that has just come is marked a moment later.
  const marked = () => option('[aria-selected="true"]') ?? option("");
  const isReady = () => answered && (everythingCame || Boolean(marked()));
  useEffect(() => {
    if (awaitedFor.current === null || !isReady()) return;
    const meant = awaitedFor.current === text;
    awaitedFor.current = null;
    if (meant) marked()?.click();
  });
  return {
    ref: root,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.nativeEvent.isComposing || isReady()) return;
      event.preventDefault();
      awaitedFor.current = text;
    },
  };
}
