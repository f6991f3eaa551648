import { expect, type Locator, type Page } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** The list of patches, in the words of those who use it. */
export class PatchesList {
  readonly page: Page;
  readonly table: Locator;
  readonly filter: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("grid", { name: "Patches known to the fleet" });
    this.filter = page.getByRole("combobox", { name: "Filter patches" });
  }

  async open(search = ""): Promise<void> {
    await this.page.goto(hrefs.patches(search));
    await expect(this.table.or(this.page.getByText("No patch matches"))).toBeVisible();
  }

  async filterBy(text: string): Promise<void> {
    await this.filter.fill(text);
    await this.filter.press("Enter");
    await expect.poll(() => new URL(this.page.url()).searchParams.get("filter") ?? "").toBe(text);
    await expect(this.page.locator("[role=grid][aria-busy=true]")).toHaveCount(0);
  }

  rows(): Locator {
    return this.table.locator("tbody tr");
  }
}
