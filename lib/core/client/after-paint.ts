/**
 * Runs `work` once the browser has painted what the reader just did. For what cannot be answered at once anyway: the press
 * shows first, the list follows. A tab that is not painted runs it when it is seen again.
 */
export function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}
