import { expect, test } from "@playwright/test";
import { ResourcePage } from "./resource-page.ts";

const group = "AWS::EC2::SecurityGroup";

/** AWS Config is read behind the nodes, its past behind that; right after the start everything is read for the first time. */
test.beforeEach(() => test.setTimeout(240_000));

test("an item of its timeline shows what changed with it, and the link holds that", async ({ page }) => {
  const resource = new ResourcePage(page);
  await resource.openFirst(group, "deleted:no has:AWS::EC2::VPC", { tab: "timeline" });
  await resource.items.first().getByRole("button", { name: "What changed" }).click();
  await expect(resource.difference).toBeVisible();
  await page.goto(page.url());
  await expect(resource.difference).toBeVisible();
});

test("what it is related to is a graph and a list, and its rules say what they found", async ({ page }) => {
  const resource = new ResourcePage(page);
  await resource.openFirst(group, "deleted:no open:0.0.0.0/0 has:AWS::EC2::VPC", { tab: "relationships" });
  await expect(resource.graph.getByRole("link").first()).toBeVisible();
  const panel = page.getByRole("tabpanel");
  await panel.getByText("List", { exact: true }).click();
  await expect(panel.getByRole("row").filter({ hasText: "AWS::EC2::VPC" }).first()).toBeVisible();
  await expect(async () => {
    await resource.tab("Rules");
    await page.reload();
    await expect(panel.getByRole("listitem").first()).toContainText(/Compliant|Noncompliant/, {
      timeout: 5_000,
    });
  }).toPass({ timeout: 150_000 });
});
