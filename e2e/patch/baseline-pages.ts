import { expect, type Locator, type Page } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** Patch baselines, in the words of those who use them. */
export class BaselinePages {
  readonly page: Page;
  readonly names: Locator;
  readonly all: Locator;

  constructor(page: Page) {
    this.page = page;
    this.names = page.getByRole("grid", { name: "Patch baselines by name" });
    this.all = page.getByRole("grid", { name: "Patch baselines", exact: true });
  }

  /** The list by name, once baselines and their use have been collected. */
  async openNames(): Promise<void> {
    await expect(async () => {
      await this.page.goto(hrefs.baselines());
      await expect(this.names.locator("tbody tr").first()).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 90_000 });
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "Name, account, patch group" }).fill(text);
    await this.settled();
  }

  /** Opens one account's baseline of a name. */
  async openOne(name: string): Promise<void> {
    await this.page.goto(hrefs.baselines({ view: "all", name }));
    await this.all.getByRole("link", { name }).first().click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole("tab", { name }).click();
    await this.settled();
  }

  /** Waits until what is shown answers what was asked last. */
  async settled(): Promise<void> {
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
  }
}
