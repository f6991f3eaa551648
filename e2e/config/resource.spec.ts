import { expect, test } from "@playwright/test";
import { ResourcePage } from "./resource-page.ts";

const group = "AWS::EC2::SecurityGroup";

/** AWS Config is read behind the nodes, its past behind that; right after the start everything is read for the first time. */
test.beforeEach(() => test.setTimeout(240_000));

test("a security group's timeline tells in words what changed between two of its items", async ({ page }) => {
  const resource = new ResourcePage(page);
  await resource.openFirst(group, "deleted:no open:0.0.0.0/0 -status:ResourceDiscovered", {
    tab: "timeline",
  });
  await resource.waitForItems(2);
  await resource.items.first().getByRole("button", { name: "What changed" }).click();
  await expect(resource.sentences().first()).toBeVisible();
  await resource.compareAll();
  await expect(resource.sentences().first()).toBeVisible();
  const told = await resource.sentences().allInnerTexts();
  await page.goto(page.url());
  await expect(resource.sentences()).toHaveText(told);
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
