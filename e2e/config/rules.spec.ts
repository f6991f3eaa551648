import { expect, test } from "@playwright/test";
import { RulesPages } from "./rules-pages.ts";

test("the rule that most resources break leads to them, and each to its page", async ({ page }) => {
  const pages = new RulesPages(page);
  await pages.open(pages.rules);
  const rule = pages.rules.locator("tbody tr").first().getByRole("link");
  const name = (await rule.textContent()) ?? "";
  await rule.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const found = pages.resources.locator("tbody tr").first().getByRole("link");
  await found.click();
  await page.getByRole("tab", { name: "Rules" }).click();
  const line = page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: name });
  await expect(line.first()).toContainText("Noncompliant");
});

test("an account-Region in which AWS Config does not record is told", async ({ page }) => {
  const pages = new RulesPages(page);
  await pages.open(pages.recorders, { tab: "recording" });
  const all = await pages.recorders.locator("tbody tr").count();
  await pages.filter("state:norecorder");
  await expect(pages.recorders.locator("tbody tr").first()).toContainText("No recorder");
  expect(await pages.recorders.locator("tbody tr").count()).toBeLessThan(all);
});
