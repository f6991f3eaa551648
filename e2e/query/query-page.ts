import { expect, type Locator, type Page } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** The query page, in the words of those who use it. */
export class QueryPage {
  readonly page: Page;
  readonly editor: Locator;
  readonly result: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.page = page;
    this.editor = page.getByRole("textbox", { name: "Query", exact: true });
    this.result = page.getByRole("grid", { name: "Result" });
    this.status = page.getByRole("main").getByRole("status").first();
  }

  /** Waits for the editor: its code comes after the page. */
  async open(search: Parameters<typeof hrefs.query>[0] = ""): Promise<void> {
    await this.page.goto(hrefs.query(search));
    await expect(this.editor).toBeVisible();
  }

  /** Types as people do, without taking a completion. */
  async write(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press("Escape");
  }

  async run(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+Enter");
  }

  rows(): Locator {
    return this.result.locator("tbody tr");
  }
}
