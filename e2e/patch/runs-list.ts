import { expect, type Locator, type Page } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** Patch runs and windows, in the words of those who use them. */
export class RunsList {
  readonly page: Page;
  readonly runs: Locator;
  readonly windows: Locator;
  readonly planner: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.runs = page.getByRole("grid", { name: "Patch runs" });
    this.windows = page.getByRole("grid", { name: "Maintenance windows" });
    this.planner = page.getByRole("region", { name: "Upcoming patch runs" });
    this.panel = page.getByRole("complementary").filter({ has: page.getByRole("heading", { level: 2 }) });
  }

  async open(search: Parameters<typeof hrefs.patchRuns>[0] = {}): Promise<void> {
    await this.page.goto(hrefs.patchRuns(search));
    await expect(this.page.getByRole("heading", { level: 1, name: "Patch runs" })).toBeVisible();
  }

  /** Cells of one column, top to bottom. */
  async column(table: Locator, heading: string): Promise<string[]> {
    const headings = await table.getByRole("columnheader").allTextContents();
    const index = headings.findIndex((text) => text.trim().startsWith(heading));
    return table.locator(`tbody tr td:nth-child(${index + 1})`).allTextContents();
  }

  row(table: Locator, name: string): Locator {
    return table.locator("tbody tr").filter({ hasText: name }).first();
  }
}
