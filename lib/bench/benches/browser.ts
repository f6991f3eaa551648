import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { systemChromium } from "#lib/launcher/chromium.ts";
import type { Bench } from "../bench.ts";
import { meter, press, readMeter, timeInteraction } from "../page-meter.ts";
import type { Figure } from "../report.ts";
import { median } from "../statistics.ts";

const loads = 5;
const repeats = 5;
const interactionBudgetMs = 150;

/** The fleet list in Chromium at 50,000 nodes with a processor slowed four times. */
export const browserBench: Bench = {
  name: "browser",
  needs: "data",
  run: async ({ stack, say }) => {
    const executablePath = systemChromium();
    const browser = await chromium.launch({
      ...(executablePath === null ? {} : { executablePath }),
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
    try {
      const [name = "", value = ""] = stack.cookie.split(/=(.*)/s);
      const newContext = async () => {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
        await context.addCookies([{ name, value, url: stack.webUrl }]);
        return context;
      };
      say("Loading the list in Chromium …");
      const load = await loadFigures(newContext, stack.webUrl);
      say("Typing, sorting, selecting …");
      const interactions = await interactionFigures(await newContext(), stack.webUrl);
      return [...load, ...interactions];
    } finally {
      await browser.close();
    }
  },
};

async function loadFigures(newContext: () => Promise<BrowserContext>, webUrl: string): Promise<Figure[]> {
  const paints: number[] = [];
  const shifts: number[] = [];
  const scripts: number[] = [];
  for (let load = 0; load <= loads; load += 1) {
    const context = await newContext();
    const page = await context.newPage();
    await meter(page);
    await page.goto(webUrl + hrefs.fleet(), { waitUntil: "networkidle" });
    const reading = await readMeter(page);
    // The first load warms the server's code.
    if (load > 0) {
      paints.push(reading.largestContentfulPaintMs);
      shifts.push(reading.layoutShift);
      scripts.push(await scriptBytes(page));
    }
    await context.close();
  }
  return [
    { name: "largest contentful paint (median)", value: median(paints), unit: "ms", budget: 1000 },
    { name: "layout shift while loading (worst)", value: Math.max(...shifts), unit: "", budget: 0 },
    { name: "script, compressed", value: median(scripts) / 1000, unit: "kB", budget: 200 },
  ];
}

function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(
        (entry) => entry instanceof PerformanceResourceTiming && new URL(entry.name).pathname.endsWith(".js"),
      )
      .reduce(
        (sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0),
        0,
      ),
  );
}

async function interactionFigures(context: BrowserContext, webUrl: string): Promise<Figure[]> {
  const page = await context.newPage();
  await meter(page);
  await page.goto(webUrl + hrefs.fleet(), { waitUntil: "networkidle" });
  const figures: Figure[] = [];
  const table = page.getByRole("grid");
  const settled = async () => {
    await page.waitForFunction(
      () => document.querySelector("[role=grid]")?.getAttribute("aria-busy") !== "true",
    );
  };
  const measure = async (
    name: string,
    act: () => Promise<void>,
    undo: () => Promise<void>,
    before?: () => Promise<void>,
  ) => {
    const times: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      await before?.();
      times.push(await timeInteraction(page, act, settled));
      await undo();
      await settled();
    }
    figures.push({
      name: `interaction to paint: ${name}`,
      value: median(times),
      unit: "ms",
      budget: interactionBudgetMs,
    });
  };

  const filter = page.getByRole("combobox", { name: "Filter nodes" });
  const clear = async () => {
    await filter.fill("");
    await filter.press("Enter");
    await filter.press("Escape");
  };
  await measure("typing a filter", () => filter.pressSequentially("platform:Lin", { delay: 60 }), clear);
  await measure(
    "applying a filter",
    async () => {
      await filter.fill("platform:Windows ping:Online");
      await filter.press("Enter");
    },
    clear,
  );
  const heading = (name: string) => table.getByRole("columnheader", { name }).getByRole("button").first();
  await measure(
    "sorting",
    () => press(heading("Agent version")),
    () => heading("Name").click(),
    // Whoever presses it has brought it into view before.
    () => heading("Agent version").scrollIntoViewIfNeeded(),
  );
  const selectPage = table
    .getByRole("checkbox", { name: "Select all nodes on this page" })
    .or(table.locator("thead input[type=checkbox]"));
  await measure(
    "selecting 100 rows",
    () => press(selectPage.first()),
    () => selectPage.first().click(),
  );
  await measure(
    "selecting all 50,000",
    () => press(page.getByRole("button", { name: /Select all [\d,]+/ })),
    () => page.getByRole("button", { name: /Clear selection/ }).click(),
    () => selectPage.first().click(),
  );
  await measure(
    "opening the panel",
    () => press(table.locator("tbody [data-stop=name]").nth(3)),
    () => page.getByRole("complementary").getByRole("button", { name: "Close" }).click(),
  );
  await measure(
    "next page",
    () => press(page.getByRole("button", { name: "Next page" })),
    () => page.getByRole("button", { name: "First page" }).click(),
  );
  figures.push({
    name: "layout shift while working",
    value: (await readMeter(page)).layoutShift,
    unit: "",
    budget: 0,
  });
  await context.close();
  return figures;
}
