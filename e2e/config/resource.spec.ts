import { expect, test } from "@playwright/test";
import { emulator } from "../emulator.ts";
import { ResourcePage } from "./resource-page.ts";

test("a security group shows its neighbours and rules, and what changed between two of its items in words", async ({
  page,
}) => {
  // AWS Config tells of a change about a minute later.
  test.setTimeout(180_000);
  const resource = new ResourcePage(page);
  await resource.openFirst("AWS::EC2::SecurityGroup", "deleted:no has:AWS::EC2::VPC", {
    tab: "relationships",
  });
  await emulator.act("open-security-group", {
    resourceId: resource.id(),
    port: 8443,
    cidr: "198.51.100.0/24",
  });

  await expect(resource.graph.getByRole("link").first()).toBeVisible();
  const panel = page.getByRole("tabpanel");
  await panel.getByText("List", { exact: true }).click();
  await expect(panel.getByRole("row").filter({ hasText: "AWS::EC2::VPC" }).first()).toBeVisible();
  await resource.tab("Rules");
  await expect(panel.getByRole("listitem").first()).toContainText(/Compliant|Noncompliant/);

  await resource.tab("Timeline");
  await resource.waitForItems(2);
  await resource.items.first().getByRole("button", { name: "What changed" }).click();
  await expect(resource.sentences().filter({ hasText: "198.51.100.0/24" })).toBeVisible();
  await resource.compareAll();
  await expect(resource.sentences().filter({ hasText: "198.51.100.0/24" })).toBeVisible();
  const told = await resource.sentences().allInnerTexts();
  await page.goto(page.url());
  await expect(resource.sentences()).toHaveText(told);
});
