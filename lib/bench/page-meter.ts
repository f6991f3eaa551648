import type { CDPSession, Locator, Page } from "@playwright/test";

/** What the page's own observers have seen, in ms; layout shift has no unit. */
export interface PageReading {
  /** The longest interaction since the last reset: from input to the next paint. */
  interactionMs: number;
  largestContentfulPaintMs: number;
  layoutShift: number;
}

declare global {
  interface Window {
    yaguraMeter: PageReading;
  }
}

/** How much slower than this machine the reader's processor is. */
const slowdown = 4;

/** Slows the page's processor down and makes it keep its own readings from its first byte on. */
export async function meter(page: Page): Promise<CDPSession> {
  await page.addInitScript(() => {
    const reading = { interactionMs: 0, largestContentfulPaintMs: 0, layoutShift: 0 };
    window.yaguraMeter = reading;
    const observe = (type: string, each: (entry: PerformanceEntry) => void, extra: object = {}) =>
      new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
        type,
        buffered: true,
        ...extra,
      });
    observe(
      "event",
      (entry) => {
        if ("interactionId" in entry && entry.interactionId) {
          reading.interactionMs = Math.max(reading.interactionMs, entry.duration);
        }
      },
      { durationThreshold: 16 },
    );
    observe("largest-contentful-paint", (entry) => {
      reading.largestContentfulPaintMs = entry.startTime;
    });
    observe("layout-shift", (entry) => {
      if (
        "value" in entry &&
        typeof entry.value === "number" &&
        !("hadRecentInput" in entry && entry.hadRecentInput)
      ) {
        reading.layoutShift += entry.value;
      }
    });
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return session;
}

export function readMeter(page: Page): Promise<PageReading> {
  return page.evaluate(() => window.yaguraMeter);
}

/**
 * Presses the middle of an element as a mouse does. `click()` has the page tell at the press what lies there, which takes
 * longer than all that the page does itself.
 */
export async function press(element: Locator): Promise<void> {
  await element.waitFor();
  const box = await element.boundingBox();
  if (box === null) throw new Error(`Nothing to press: ${element}`);
  await element.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Resolves when the browser has nothing left to do; a person's next press comes later still. */
export function idle(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const rest = (turns: number) =>
          requestAnimationFrame(() =>
            requestIdleCallback(() => (turns === 0 ? resolve() : rest(turns - 1)), { timeout: 1000 }),
          );
        rest(2);
      }),
  );
}

/** The longest interaction of what `act` does to a page at rest, once its answer is on the page. */
export async function timeInteraction(
  page: Page,
  act: () => Promise<void>,
  settled: () => Promise<void>,
): Promise<number> {
  await idle(page);
  await page.evaluate(() => {
    window.yaguraMeter.interactionMs = 0;
  });
  await act();
  await settled();
  // Event timings are delivered after the paint that ends them.
  await idle(page);
  return (await readMeter(page)).interactionMs;
}
