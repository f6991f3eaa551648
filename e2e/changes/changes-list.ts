import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { hrefs, type SearchMembers } from "#lib/core/contract/hrefs.ts";

/** What changed in a window, in the words of those who read it. */
export class ChangesList {
  readonly page: Page;
  readonly table: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("grid", { name: "Changes, newest first" });
  }

  async open(search: SearchMembers): Promise<void> {
    await this.page.goto(hrefs.changes(search));
    // A product that has just started reads its first calls meanwhile.
    await expect(this.table).toBeVisible({ timeout: 40_000 });
    // The list answers keys and clicks once a row can be reached by Tab.
    await expect(this.table.locator("[data-stop=name][tabindex='0']")).toHaveCount(1);
  }

  rows(): Locator {
    return this.table.locator("tbody tr");
  }

  /** Places of the lines that are shown, in their order. */
  async keys(): Promise<string[]> {
    const found = await this.rows().evaluateAll((rows) =>
      rows.map((row) => row.getAttribute("data-key") ?? ""),
    );
    return found.filter((key) => key !== "");
  }

  /** What is written into the file of that format. */
  async file(format: "CSV" | "JSON"): Promise<string> {
    await this.page.getByRole("button", { name: "Export" }).click();
    const download = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: new RegExp(`^${format}`) }).click();
    return readFile(await (await download).path(), "utf8");
  }

  /** How many changes the heading counts. */
  async total(): Promise<number> {
    const heading = this.page.getByRole("heading", { level: 1 });
    await expect(heading).toHaveText(/\d/);
    return Number((await heading.innerText()).replace(/\D/g, ""));
  }
}
