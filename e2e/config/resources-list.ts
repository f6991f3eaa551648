import { expect, type Locator, type Page } from "@playwright/test";
import { hrefs, type SearchMembers } from "#lib/core/contract/hrefs.ts";

/** The list of recorded resources, in the words of those who use it. */
export class ResourcesList {
  readonly page: Page;
  readonly table: Locator;
  readonly types: Locator;
  readonly filter: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("grid", { name: "Resources recorded by AWS Config" });
    this.types = page.getByRole("grid", { name: "Resources by type" });
    this.filter = page.getByRole("combobox", { name: "Filter resources" });
    this.panel = page.getByRole("complementary").filter({ hasText: "Last change" });
  }

  async open(search: SearchMembers = {}): Promise<void> {
    await this.page.goto(hrefs.resources(search));
    await expect(this.page.locator("[role=grid]")).toBeVisible();
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

  /** How many resources the list says there are. */
  total(): Locator {
    return this.page.getByRole("heading", { level: 1, name: /^Resources/ });
  }
}
