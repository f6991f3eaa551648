import { expect, type Locator, type Page } from "@playwright/test";
import { hrefs, type SearchMembers } from "#lib/core/contract/hrefs.ts";

/** The patch overview, in the words of those who use it. */
export class PatchOverview {
  readonly page: Page;
  readonly breakdown: Locator;
  readonly trend: Locator;

  constructor(page: Page) {
    this.page = page;
    this.breakdown = page.getByRole("region", { name: "Where", exact: true });
    this.trend = page.getByRole("region", { name: "Since when", exact: true });
  }

  async open(search: SearchMembers = {}): Promise<void> {
    await this.page.goto(hrefs.patch(search));
    await expect(this.page.getByRole("heading", { level: 1, name: "Patch compliance" })).toBeVisible();
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
  }

  /** The nodes that the header counts. */
  async nodes(): Promise<number> {
    return count(await this.page.getByRole("link", { name: /managed nodes?$/ }).innerText());
  }

  tile(name: string): Locator {
    // Parts of bars bear the same names; only tiles have a figure of their own.
    const figure = this.page.locator(".tabular-nums");
    return this.page.getByRole("link").filter({ has: figure, hasText: name });
  }

  /** The nodes that a tile counts. */
  async counted(name: string): Promise<number> {
    return count(await this.tile(name).locator(".tabular-nums").innerText());
  }

  async by(dimension: string): Promise<void> {
    await this.breakdown.getByText(dimension, { exact: true }).first().click();
    await expect(this.breakdown.getByRole("columnheader", { name: dimension })).toBeVisible();
  }

  rows(): Locator {
    return this.breakdown.locator("tbody tr");
  }

  /** The figures of the column, summed over the rows. */
  async sum(column: "attention" | "nodes"): Promise<number> {
    const cells = await this.rows()
      .locator(`td:nth-child(${column === "attention" ? 3 : 4})`)
      .allInnerTexts();
    return cells.reduce((total, text) => total + count(text), 0);
  }

  /** How many rows the list counts that has just been opened. */
  async listed(): Promise<number> {
    const heading = this.page.getByRole("heading", { level: 1 });
    await expect(this.page).toHaveURL(/\/patch\/nodes/);
    await expect(heading).toContainText(/\d/);
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
    return count(await heading.innerText());
  }
}

export const count = (text: string): number => Number(text.replace(/\D/g, ""));
