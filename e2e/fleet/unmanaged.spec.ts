import { expect, test } from "@playwright/test";
import { hrefs } from "#lib/core/contract/hrefs.ts";

test.describe("what is not managed", () => {
  test("says of each instance why, and on which facts that rests", async ({ page }) => {
    await page.goto(hrefs.unmanaged());
    const table = page.getByRole("grid", { name: "EC2 instances" });
    await expect(table.locator("tbody tr").first()).toBeVisible();
    await page.getByRole("button", { name: /^No instance profile \d+$/ }).click();
    await expect(page).toHaveURL(/reason=no_instance_profile/);
    const reasons = table.locator("tbody tr td:nth-child(2)");
    await expect
      .poll(async () => new Set(await reasons.allInnerTexts()))
      .toEqual(new Set(["No instance profile"]));
    await table.locator("tbody [data-stop=name]").first().click();
    const panel = page.getByRole("complementary").filter({ hasText: "Evidence" });
    await expect(panel).toContainText("ec2:DescribeInstances");
    await expect(panel).toContainText("AmazonSSMManagedInstanceCore");
  });

  test("counts agent versions, and each count leads to its nodes", async ({ page }) => {
    await page.goto(hrefs.unmanaged({ tab: "agents" }));
    const row = page.getByRole("grid", { name: "Agent versions" }).locator("tbody tr").first();
    const link = row.getByRole("link");
    const count = Number(((await link.textContent()) ?? "").replace(/\D/g, ""));
    await link.click();
    await expect(page).toHaveURL(/filter=platform/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(String(count));
  });

  test("lists hybrid activations with what they can still do", async ({ page }) => {
    await page.goto(hrefs.unmanaged({ tab: "activations" }));
    const table = page.getByRole("grid", { name: "Hybrid activations" });
    await expect(table.locator("tbody tr").first()).toBeVisible();
    await expect(table).toContainText(/Open|Expired|Used up|Expires soon/);
  });
});
