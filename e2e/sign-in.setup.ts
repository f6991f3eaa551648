import { expect, test } from "@playwright/test";

test("the link that the launcher prints signs a browser in, once", async ({ page, browser }) => {
  const token = process.env.YAGURA_TEST_TOKEN ?? "";
  const link = `/sign-in?token=${token}`;
  await page.goto(link);
  await expect(page).toHaveURL(/\/fleet/);
  await page.context().storageState({ path: "test-results/session.json" });

  const other = await browser.newContext();
  const visitor = await other.newPage();
  await visitor.goto(link);
  await expect(visitor).toHaveURL(/reason=used/);
  await other.close();
});
