import { expect, test } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { BaselinePages } from "./baseline-pages.ts";

test.describe("patch baselines", () => {
  test.describe.configure({ timeout: 150_000 });

  test("are listed by name, and a name leads to those that have it", async ({ page }) => {
    const baselines = new BaselinePages(page);
    await baselines.openNames();
    await baselines.search("prod-windows");
    // Another baseline is found by the name of a patch group that it is registered for.
    const row = baselines.names.getByRole("row", { name: /^prod-windows / });
    await expect(row).toHaveCount(1);
    await expect(baselines.names.getByRole("link", { name: "prod-ubuntu" })).toHaveCount(0);
    await expect(row).toContainText(/All the same|different definitions/);
    await row.getByRole("link", { name: "prod-windows" }).click();
    await expect(baselines.all.locator("tbody tr").nth(1)).toBeVisible();
    await page.getByRole("combobox", { name: "Provided by" }).selectOption("predefined");
    await expect(page.getByText("No patch baseline matches.")).toBeVisible();
  });

  test("say their rules in words, and who uses them", async ({ page }) => {
    const baselines = new BaselinePages(page);
    await baselines.openNames();
    await baselines.openOne("prod-windows");
    await expect(page.getByRole("tabpanel")).toContainText(
      "Critical updates or Security updates of severity Critical or Important for Windows Server 2019, Windows Server 2022, or Windows Server 2025: approved 7 days after release; compliance level Critical",
    );
    const all = page.getByRole("link", { name: "Show all of them" });
    await expect(all).toBeVisible();
    await all.click();
    await expect(page).toHaveURL(/patch\/nodes.*baseline/);
    await expect(page.getByRole("grid").locator("tbody tr").first()).toBeVisible();
  });

  test("tell when a release is approved: 7 July with a delay of 7 days on 14 July", async ({ page }) => {
    const baselines = new BaselinePages(page);
    await baselines.openNames();
    await baselines.openOne("prod-windows");
    await baselines.tab("Approval dates");
    await page.getByLabel("Release date (UTC)").fill("2026-07-07");
    const rules = page.getByRole("table", { name: "Approval date per rule" });
    await expect(rules.locator("tbody tr").first()).toContainText(
      "Released July 7, 2026, delay 7 days → approved July 14, 2026",
    );
    await page.getByRole("button", { name: "Pick a patch" }).click();
    await page.getByRole("option").first().click();
    await expect(page.getByRole("region", { name: "What the baseline makes of it" })).toContainText("KB");
  });

  test("list effective patches as AWS answers, and worked out for another day", async ({ page }) => {
    const baselines = new BaselinePages(page);
    await baselines.openNames();
    await baselines.openOne("prod-windows");
    await baselines.tab("Effective patches");
    const table = page.getByRole("grid", { name: "Effective patches" });
    await expect(table.locator("tbody tr").first()).toBeVisible();
    await page.getByLabel("On", { exact: true }).fill("2030-01-01");
    await expect(page.getByText(/Worked out from the rules/)).toBeVisible();
    await baselines.settled();
    await expect(page.getByRole("button", { name: /Pending approval/ })).toHaveCount(0);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV" }).click();
    expect((await download).suggestedFilename()).toMatch(/^effective-patches-pb-.*\.csv$/);
  });

  test("are compared with another one", async ({ page }) => {
    const baselines = new BaselinePages(page);
    await baselines.openNames();
    await baselines.openOne("prod-windows");
    await baselines.tab("Compare");
    await page.getByRole("button", { name: "This baseline" }).click();
    await page.getByRole("combobox", { name: "Compare with" }).fill("staging-windows");
    await page
      .getByRole("option", { name: /staging-windows/ })
      .first()
      .click();
    const table = page.getByRole("table", { name: "Differences" });
    await expect(table).toContainText("approved 3 days after release");
    await expect(table).toContainText("approved 7 days after release");
    await page.getByText("Inline").click();
    await expect(page.getByRole("listitem").filter({ hasText: "Rule changed" }).first()).toBeVisible();
  });

  test("that were never seen lead back to the list", async ({ page }) => {
    await page.goto(hrefs.baseline("111122223333:us-east-1:pb-0000000000000dead"));
    await expect(page.getByRole("heading", { name: /No patch baseline pb-/ })).toBeVisible();
    await page.getByRole("link", { name: "All patch baselines" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Patch baselines" })).toBeVisible();
  });
});
