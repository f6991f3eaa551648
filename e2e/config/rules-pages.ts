import { expect, type Locator, type Page } from "@playwright/test";
import { hrefs, type SearchMembers } from "#lib/core/contract/hrefs.ts";

/** Rules over all accounts, in the words of those who read them. */
export class RulesPages {
  readonly page: Page;
  readonly rules: Locator;
  readonly recorders: Locator;
  /** On the page of one rule. */
  readonly resources: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rules = page.getByRole("grid", { name: "Rules", exact: true });
    this.recorders = page.getByRole("grid", { name: "Recorders and delivery" });
    this.resources = page.getByRole("region", { name: "Resources", exact: true });
  }

  async open(list: Locator, search: SearchMembers = {}): Promise<void> {
    await expect(async () => {
      await this.page.goto(hrefs.rules(search));
      await expect(list.locator("tbody tr").first()).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
  }

  /** Writes a filter as readers do, and applies it. */
  async filter(text: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Filter" }).fill(text);
    await this.page.keyboard.press("Enter");
  }
}
