import { expect, test } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { emulator } from "../emulator.ts";

test.describe("the sync status", () => {
  test.afterEach(() => emulator.faults([]));

  test("names the IAM action that a denied dataset lacks, while the rest works", async ({ page }) => {
    await emulator.faults([{ service: "ssm", operation: "DescribeActivations", kind: "deny" }]);
    await page.goto(hrefs.syncSettings({ dataset: "activations" }));
    await page.getByRole("button", { name: "Run this dataset now" }).click();
    const table = page.getByRole("grid", { name: "Account-Regions of activations" });
    await expect(table.getByText("Failed").first()).toBeVisible({ timeout: 45_000 });
    await table.locator("tbody [data-stop=name]").first().click();
    await expect(page.getByRole("complementary").filter({ hasText: "Grant" })).toContainText(
      "ssm:DescribeActivations",
    );
    await page.goto(hrefs.unmanaged({ tab: "activations" }));
    await expect(
      page.getByRole("grid", { name: "Hybrid activations" }).locator("tbody tr").first(),
    ).toBeVisible();
    await emulator.faults([]);
    await page.goto(hrefs.syncSettings({ dataset: "activations" }));
    await page.getByRole("button", { name: "Run this dataset now" }).click();
    await expect(table.getByText("Failed")).toHaveCount(0, { timeout: 45_000 });
  });

  test("counts AWS calls by operation, with their IAM action", async ({ page }) => {
    await page.goto(hrefs.syncSettings({ tab: "calls" }));
    const table = page.getByRole("grid", { name: "AWS calls" });
    await expect(table).toContainText("ssm:DescribeInstanceInformation");
    await expect(table.locator("tbody tr").first()).toBeVisible();
  });
});
