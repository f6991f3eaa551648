import { expect, type Locator, type Page } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** The list of nodes, in the words of those who use it. */
export class FleetList {
  readonly page: Page;
  readonly table: Locator;
  readonly filter: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("grid", { name: "Managed nodes" });
    this.filter = page.getByRole("combobox", { name: "Filter nodes" });
    this.panel = page.getByRole("complementary").filter({ has: page.getByRole("heading", { level: 2 }) });
  }

  /** Opens the list and waits until it is alive: the server's page shows rows before keys can count. */
  async open(search = ""): Promise<void> {
    await this.page.goto(hrefs.fleet(search));
    const alive = this.table.locator('[data-stop][tabindex="0"]');
    await expect(alive.or(this.page.getByRole("heading", { name: /No node matches/ })).first()).toBeVisible();
  }

  async filterBy(text: string): Promise<void> {
    await this.filter.fill(text);
    await this.filter.press("Enter");
    await expect.poll(() => new URL(this.page.url()).searchParams.get("filter") ?? "").toBe(text);
    await this.settled();
  }

  /** Waits until the rows shown answer what was asked last. */
  async settled(): Promise<void> {
    await expect(this.page.locator("[role=grid][aria-busy=true]")).toHaveCount(0);
  }

  rows(): Locator {
    return this.table.locator("tbody tr");
  }

  /** Cells of one column, top to bottom. */
  async column(heading: string): Promise<string[]> {
    const headings = await this.table.getByRole("columnheader").allTextContents();
    const index = headings.findIndex((text) => text.trim().startsWith(heading));
    // Rows out of sight are not laid out: they have text, but none that is rendered.
    return this.rows()
      .locator(`td:nth-child(${index + 1})`)
      .allTextContents();
  }

  sortBy(heading: string, further = false): Promise<void> {
    const button = this.table.getByRole("columnheader").getByTitle(heading, { exact: true });
    return button.click(further ? { modifiers: ["Shift"] } : {});
  }

  /** The number of nodes beside the page's title. */
  async total(): Promise<number> {
    const text = await this.page.getByRole("heading", { level: 1 }).innerText();
    return Number(text.replace(/\D/g, ""));
  }

  select(index: number): Promise<void> {
    return this.rows().nth(index).getByRole("checkbox").click();
  }

  openPanel(index: number): Promise<void> {
    return this.rows().nth(index).locator("[data-stop=name]").click();
  }
}
