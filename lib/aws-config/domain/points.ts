/** The moment whose newest item is the one before: times of items are in milliseconds. */
export function justBefore(capturedAt: string): string {
  return new Date(Date.parse(capturedAt) - 1).toISOString();
}
