import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { emulator } from "../emulator.ts";
import { QueryPage } from "./query-page.ts";

test.describe("the query page", () => {
  test.afterEach(() => emulator.faults([]));

  test("runs SQL over the collected tables, keeps it in the address, and refuses what is not theirs", async ({
    page,
  }) => {
    const query = new QueryPage(page);
    await query.open({ mode: "read-model" });
    await query.write("select region, count(*) as nodes from nodes group by region order by region");
    await expect(async () => {
      await query.run();
      await expect(query.rows()).toHaveCount(3, { timeout: 2_000 });
    }).toPass();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      (async () => {
        await page.getByRole("button", { name: "Export" }).click();
        await page.getByRole("button", { name: "CSV" }).click();
      })(),
    ]);
    const file = await readFile((await download.path()) ?? "", "utf8");
    expect(file.trim().split("\r\n")).toHaveLength(4);

    await query.open(new URL(page.url()).search);
    await expect(query.editor).toContainText("group by region order by region");

    await query.write("select * from pg_class");
    await expect(query.status).toContainText("“pg_class” belongs to PostgreSQL's own catalogs");
    await query.write("select * from public.sessions");
    await query.run();
    await expect(page.getByRole("alert").filter({ hasText: "permission denied" })).toBeVisible();
    await query.editor.press("Tab");
    await expect(query.editor).not.toBeFocused();
  });

  test("asks AWS Config in every account-Region, and says which did not answer and why", async ({ page }) => {
    const query = new QueryPage(page);
    await query.open();
    await query.write("SELECT resourceId FROM resources");
    await expect(query.status).toContainText("AWS Config has no FROM.");
    await page.getByRole("button", { name: "Running instances with their instance profiles" }).click();
    await expect(query.editor).toContainText("configuration.state.name");
    await emulator.faults([
      { service: "config-service", operation: "SelectResourceConfig", region: "us-east-1", kind: "deny" },
    ]);
    await query.editor.focus();
    await query.run();
    await expect(query.status).toContainText(/\d+ of \d+ account-Regions answered/, { timeout: 45_000 });
    await expect(query.rows().first()).toContainText(/i-[0-9a-f]+/);
    await expect(page.getByText("config:SelectResourceConfig").first()).toBeVisible();
    await query.rows().first().locator("td").nth(3).click();
    await expect(page.getByRole("complementary").filter({ hasText: "Row 1" })).toContainText("awsRegion");
  });
});
