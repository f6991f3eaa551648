import { expect, type Locator, type Page } from "@playwright/test";
import { apiHrefs, hrefs, type SearchMembers } from "#lib/core/contract/hrefs.ts";

/** The page of one recorded resource, in the words of those who read it. */
export class ResourcePage {
  readonly page: Page;
  readonly items: Locator;
  readonly difference: Locator;
  readonly graph: Locator;

  constructor(page: Page) {
    this.page = page;
    this.items = page.getByRole("listitem").filter({ hasText: "Configuration item" });
    this.difference = page.getByRole("region", { name: "Difference" });
    this.graph = page.getByRole("region", { name: /^Graph of/ });
  }

  /** Opens the first resource of a filter, once AWS Config's answer of it has been collected. */
  async openFirst(type: string, filter: string, search: SearchMembers = {}): Promise<void> {
    let key: string | undefined;
    await expect(async () => {
      const path = apiHrefs.configResources({ filter: `type:${type} ${filter}`, limit: 1 });
      const { rows } = (await (await this.page.request.get(path)).json()) as { rows: { key: string }[] };
      key = rows[0]?.key;
      expect(key).toBeDefined();
    }).toPass({ timeout: 150_000 });
    await this.page.goto(hrefs.resource(type, key ?? "", search));
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole("tab", { name }).click();
  }
}
